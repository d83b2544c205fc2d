"""The reports, made from the log alone."""

from statistics import median

from . import limit
from .tables import average, pairwise, rows, spread


def render(log, name):
    header = log.header
    parts = ["# " + header["title"], _origin(header, name), _how(header)]
    parts += {"speed": _speed, "quality": _quality, "study": _study}[header["mode"]](header, log.runs)
    parts.append(_commands(log.runs))
    return "\n\n".join(parts) + "\n"


def _origin(header, name):
    corpus, machine = header["corpus"], header["machine"]
    lines = [
        "Made by `bench/vectors-side-by-side.py`; the raw results are in `%s.jsonl`." % name, "",
        "- Corpus: `%s`, %s bytes, SHA-256 `%s`; %s tokens, %s lines; %s words of a vocabulary of %s "
        "(minimum count %d)." % (corpus["name"], _n(corpus["bytes"]), corpus["sha256"],
                                 _n(corpus["tokens"]), _n(corpus["lines"]), _n(corpus["kept"]),
                                 _n(corpus["vocabulary"]), corpus["minCount"]),
        "- Machine: %s, %d cores, %s MiB, %s%s." % (machine["cpu"], machine["cores"],
                                                    _n(machine["memoryMiB"]), machine["kernel"],
                                                    _flags(machine)),
        "- Begun: %s, at revision %s." % (header["date"], header["revision"]),
        "- Programs: " + "; ".join("%s (%s)" % item for item in header["programs"].items()) + ".",
        "- Options, the same for all: " + ", ".join(
            "%s %s" % (key, value) for key, value in header["common"].items()) + ".",
    ]
    return "\n".join(lines)


def _how(header):
    return """## How it was measured

- *Training words/s*: words of the corpus that are in the vocabulary × epochs ÷ seconds of training
  alone (no vocabulary learning, tables, reading ahead, encoding or writing). The words are counted by
  `bench/peers/count_words.py`, so they are the same for all programs. The seconds are, for Firth and
  gensim, those of the training call; for word2vec.c and pWord2Vec from the first to the last progress
  line as they arrive, the ends added in proportion (a dash in the columns behind: stopped before its end); for fastText by its own counter, which runs from
  the start of its threads. *As printed by itself*: the program's own rate as a check, line ends not
  counted (word2vec.c's is by CPU time × threads).
- *Whole command*: wall seconds from the start of the process to its end. *CPU*: user and system
  seconds of the process. *Peak*: largest resident memory. Both come from `wait4`.
- A round runs every program once, one after the other, each round beginning with another program;
  ratios are taken within a round and then their median is given: median (least–greatest).
- Scores: `firth vectors evaluate --case-fold` for all models: analogies among %s words, in per
  cent of the questions whose words are known; similarity as Spearman's correlation, all words.""" % (
        "the first %d" % header["restrict"] if header["restrict"] else "all")


def _flags(machine):
    return ", " + " ".join(machine["flags"]) if machine.get("flags") else ""


def _epochs(header):
    epochs = header["common"]["epochs"]
    return "%d epoch%s" % (epochs, "" if epochs == 1 else "s")


def _n(number):
    return "{:,}".format(number) if number is not None else "?"


# ---- speed

def _speed(header, runs):
    parts = []
    for dim, threads in _cells(runs):
        cell = [r for r in runs if (r["setting"]["dim"], r["setting"]["threads"]) == (dim, threads)]
        title = "## dim %d, %d thread%s" % (dim, threads, "" if threads == 1 else "s")
        parts += [title, _figures(cell), _ratios(cell)]
    parts += [part for part in (_scaling(runs), _share(header, runs), _quiet(runs)) if part]
    return parts


def _cells(runs):
    return sorted({(run["setting"]["dim"], run["setting"]["threads"]) for run in runs})


def _programs(runs):
    """In the order in which they first ran."""
    return list(dict.fromkeys(run["program"] for run in sorted(runs, key=lambda r: r["order"])))


def _of(runs, program):
    return [run for run in runs if run["program"] == program]


def _score_names(runs):
    names = dict.fromkeys(name for run in runs for name in run.get("scores") or {})
    return [name for name in names if name != "seen"]


def _figures(cell):
    names = _score_names(cell)
    body = []
    for program in _programs(cell):
        own = _of(cell, program)
        body.append([
            program, len(own), spread([r["wordsPerSecond"] / 1e3 for r in own], "%.0f"),
            spread([r["selfReported"] / 1e3 for r in own if r["selfReported"]], "%.0f"),
            spread([r["wall"] for r in own]), spread([r["cpu"] for r in own]),
            spread([r["peakMiB"] for r in own], "%.0f"),
            *[spread([(r.get("scores") or {}).get(n) for r in own], _form(n)) for n in names]])
    return rows(["program", "rounds", "thousand words/s", "as printed by itself", "whole command s", "CPU s", "peak MiB", *names],
                body)


def _form(score):
    return "%.1f" if score == "analogies" else "%.3f"


def _ratios(cell):
    body = []
    for base in _programs(cell):
        if base == "firth":
            continue
        speed = pairwise(cell, "firth", base, lambda r: r["wordsPerSecond"])
        whole = pairwise(cell, base, "firth", lambda r: r["wall"])
        cpu = pairwise(cell, base, "firth", lambda r: r["cpu"])
        if speed:
            memory = _peak(_of(cell, "firth")), _peak(_of(cell, base))
            body.append([base, spread(speed, "%.2f"), spread(whole, "%.2f"), spread(cpu, "%.2f"),
                         "-" if None in memory else "%+.0f" % (memory[0] - memory[1])])
    head = ["firth against", "training words/s, times", "whole command, times", "CPU, times less",
            "peak MiB more"]
    return rows(head, body) if body else "(firth did not run beside another program)"


def _peak(runs):
    peaks = [r["peakMiB"] for r in runs if r["peakMiB"] is not None]
    return median(peaks) if peaks else None


def _scaling(runs):
    body = []
    for program in _programs(runs):
        for dim in sorted({run["setting"]["dim"] for run in runs}):
            own = [r for r in _of(runs, program) if r["setting"]["dim"] == dim]
            rate = {(r["round"], r["setting"]["threads"]): r["wordsPerSecond"] for r in own}
            most = max((r["setting"]["threads"] for r in own), default=1)
            gains = [value / rate[(rnd, 1)] for (rnd, threads), value in sorted(rate.items())
                     if threads == most and most > 1 and (rnd, 1) in rate]
            if gains:
                body.append([program, dim, most, spread(gains, "%.2f")])
    if not body:
        return None
    return "## More threads\n\n" + rows(["program", "dim", "threads", "times one thread"], body)


def _share(header, runs):
    peaks = header.get("fmaLimit") or []
    body = []
    for dim, threads in _cells(runs):
        peak = next((p for p in peaks if p["threads"] == threads), None)
        if not peak:
            continue
        for program in _programs(runs):
            own = [r for r in _of(runs, program)
                   if (r["setting"]["dim"], r["setting"]["threads"]) == (dim, threads)]
            if own:
                most = limit.limit(peak, own[0]["setting"], header["corpus"])
                counted = [limit.counted_share(peak, r) for r in own]
                body.append([
                    program, dim, threads, "%.0f" % (most / 1e3),
                    spread([100 * r["wordsPerSecond"] / most for r in own]) + " %",
                    spread([100 * c for c in counted if c]) + " %" if any(counted) else "-"])
    if not body:
        return None
    some = runs[0]["setting"]
    text = ["## Share of the machine's limit", "", "%s." % limit.FORMULA, "",
            "Peak (`dev.firth.bench.FmaLimit`): " + ", ".join(
                "%.2f G FMAs of %d lanes a second with %d thread%s" % (
                    p["fmasPerSecond"] / 1e9, p["lanes"], p["threads"], "s" * (p["threads"] > 1))
                for p in peaks) + ". Words that survive subsampling at sample %g: %.1f %%." % (
                    some["sample"], 100 * limit.surviving(header["corpus"], some)),
            "The last column uses the pairs of centre and context that the program counted itself, not window + 1.",
            "", rows(["program", "dim", "threads", "limit, thousand words/s", "reached", "by counted pairs"],
                     body)]
    return "\n".join(text)


def _quiet(runs):
    others = [run["otherCpu"] / run.get("elapsed", run["wall"]) for run in runs if run.get("otherCpu") is not None]
    if not others:
        return None
    return ("Other work on the machine during the runs: %s %% of one core."
            % spread([100 * share for share in others]))


# ---- quality

def _quality(header, runs):
    names = _score_names(runs)
    mean_of = {}
    body = []
    for program in _programs(runs):
        own = _of(runs, program)
        values = {n: [(r.get("scores") or {}).get(n) for r in own] for n in names}
        mean_of[program] = {n: _mean(v) for n, v in values.items()}
        body.append([program, len(own), *[average(values[n], _quality_form(n)) for n in names],
                     spread([r["wordsPerSecond"] / 1e3 for r in own if r["wordsPerSecond"]], "%.0f")])
    parts = ["## Scores after %s, mean ± standard deviation of the seeds" % _epochs(header),
             rows(["program", "seeds", *names, "thousand words/s"], body)]
    parts += _notes(runs)
    references = [p for p in ("word2vec.c", "word2vec.c-small-table", "pWord2Vec") if p in mean_of]
    if references:
        parts += ["Difference to the better of %s, score by score:" % " and ".join(references),
                  rows(["program", *names],
                       [[p, *[_difference(mean_of, p, n, references) for n in names]]
                        for p in mean_of if p.startswith("firth")])]
    return parts


def _notes(runs):
    """What was written beside a run by hand: conditions that its figures do not show."""
    notes = sorted({"%s: %s." % (r["program"], r["details"]["note"])
                    for r in runs if "note" in (r.get("details") or {})})
    return [" ".join(notes)] if notes else []


def _quality_form(score):
    return "%.2f" if score == "analogies" else "%.4f"


def _mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else None


def _difference(mean_of, program, name, references):
    best = [mean_of[r][name] for r in references if mean_of[r][name] is not None]
    own = mean_of[program][name]
    if not best or own is None:
        return "-"
    return ("%+.2f" if name == "analogies" else "%+.4f") % (own - max(best))


# ---- study

def _study(header, runs):
    names = _score_names(runs)
    groups = {}
    for run in runs:
        point = (run["program"], run["sharing"] or "-", run["setting"]["negative"], run["setting"]["lr"])
        groups.setdefault(point, []).append(run)
    body = []
    for (program, sharing, negative, rate), own in groups.items():
        body.append([program, sharing, negative, "%g" % rate, len(own),
                     *[average([(r.get("scores") or {}).get(n) for r in own], _quality_form(n))
                       for n in names],
                     spread([r["wordsPerSecond"] / 1e3 for r in own if r["wordsPerSecond"]], "%.0f")])
    return ["## Learning rate × sharing × negatives, %s" % _epochs(header),
            rows(["program", "sharing", "negatives", "lr", "seeds", *names, "thousand words/s"], body),
            *_notes(runs)]


# ---- commands

def _commands(runs):
    shown = dict.fromkeys(run["command"] for run in sorted(runs, key=lambda r: r["order"])
                          if run["round"] == min(r["round"] for r in runs))
    return ("## Commands\n\nOf the first round, paths shortened to their last part; the C programs get "
            "their seed, where they can take one, as `W2V_SEED`.\n\n```\n%s\n```" % "\n".join(shown))
