#!/usr/bin/env python3
"""Trains n-gram models with KenLM's lmplz and with Firth in alternation, scores a text with both, and writes a report.

  bench/kenlm-side-by-side.py --kenlm KENLM/build/bin --text wiki100m.norm.txt --test held-out.txt

Both get the same text, the same bound on memory and all processors, and write an ARPA file. The two files are
compared n-gram by n-gram. Then KenLM's query and `firth lm score` score the test text with the file of lmplz;
their times include the reading of the file.

Every run is kept in bench/reports/kenlm.jsonl as it ends: --resume goes on with what is missing, --render only
writes the tables again.
"""

import json
import os
import struct
import subprocess
import sys
import tempfile

from sidebyside import measure, origin, script, tables


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__, "kenlm")
    parser.add_argument("--kenlm", help="the folder with lmplz and query")
    parser.add_argument("--text", help="a text to train on, a sentence a line")
    parser.add_argument("--test", help="a text to score, a sentence a line")
    parser.add_argument("--settings", nargs="+", default=["3", "3:0,0,1"], metavar="ORDER[:PRUNE]",
                        help="order and thresholds (default: 3 3:0,0,1)")
    parser.add_argument("--memory", default="1g", help="for both programs (default: 1g)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", help="folder for the models, some gigabytes (default: a temporary one)")
    return script.parsed(parser, "kenlm", "text", "test")


def collect(options, log):
    for text in (options.text, options.test):
        if not ends_with_line(text):
            sys.exit("%s has no line end at its end: lmplz and query would drop the last </s>" % text)
    script.begin(log, lambda: {"memory": options.memory, "text": origin.file(options.text),
                               "test": origin.file(options.test)})
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        for setting in options.settings:
            for number in range(1, options.rounds + 1):
                for program in script.turns(("firth", "lmplz"), number):
                    train(options, log, setting, program, number, work)
            compare(options, log, setting, work)
            for number in range(1, options.rounds + 1):
                for program in script.turns(("firth lm score", "query"), number):
                    score(options, log, setting, program, number, work)


def ends_with_line(text):
    with open(text, "rb") as content:
        content.seek(-1, os.SEEK_END)
        return content.read() == b"\n"


def command(options, setting, program, work):
    order, _, prune = setting.partition(":")
    model = model_of(setting, program, work)
    if program == "firth":
        return [options.firth, "lm", "train", options.text, "--order", order, "--out", model, "--memory", options.memory,
                "--json", "--progress", "none", *(["--prune", prune] if prune else [])]
    return [os.path.join(options.kenlm, "lmplz"), "-o", order, "-S", options.memory.upper(), "-T", work,
            "--text", options.text, "--arpa", model, *(["--prune", *prune.split(",")] if prune else [])]


def model_of(setting, program, work):
    return os.path.join(work, "%s.%s.arpa" % (setting.replace(":", "-"), program))


def train(options, log, setting, program, number, work):
    key = "%s %s round %d" % (setting, program, number)
    if script.missing(log, key):
        measured = measure.run(command(options, setting, program, work))
        log.append({"key": key, "setting": setting, "program": program, "round": number, "kind of run": "train",
                    **costs(measured)})


def costs(measured):
    return {"seconds": measured.wall, "cpu": measured.cpu, "peakMiB": measured.peak_mib,
            "otherCpu": measured.other_cpu}


def compare(options, log, setting, work):
    key = "%s comparison" % setting
    if not script.missing(log, key):
        return
    for program in ("firth", "lmplz"):
        if not os.path.exists(model_of(setting, program, work)):
            measure.run(command(options, setting, program, work))
    found = {"ngrams": 0, "missing": 0, "numbers": 0, "different": 0, "mostUlps": 0, "mostDifference": 0.0}
    ours, theirs = (sorted_lines(model_of(setting, program, work), work) for program in ("firth", "lmplz"))
    a, b = next(ours, None), next(theirs, None)
    while a is not None or b is not None:
        if a is not None and b is not None and a[1] == b[1]:
            found["ngrams"] += 1
            compare_numbers(found, a[0], b[0])
            compare_numbers(found, a[2], b[2])
            a, b = next(ours, None), next(theirs, None)
        else:
            found["missing"] += 1
            if b is None or (a is not None and a[1] < b[1]):
                a = next(ours, None)
            else:
                b = next(theirs, None)
    log.append({"key": key, "setting": setting, "program": "comparison", "kind of run": "compare", **found})


def sorted_lines(arpa, work):
    """(logarithm, n-gram, weight) of each line, by n-gram."""
    lines = arpa + ".sorted"
    with open(lines, "wb") as out:
        strip = subprocess.Popen(["grep", "-aP", r"^[^\t]+\t"], stdin=open(arpa, "rb"), stdout=subprocess.PIPE,
                                 env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
        subprocess.run(["sort", "-t", "\t", "-k2,2", "-S", "1G", "-T", work], stdin=strip.stdout, stdout=out,
                       env={"LC_ALL": "C", "PATH": os.environ["PATH"]}, check=True)
    with open(lines, "rb") as content:
        for line in content:
            fields = line.rstrip(b"\n").split(b"\t")
            yield fields[0], fields[1], fields[2] if len(fields) > 2 else b"0"
    os.remove(lines)


def compare_numbers(found, ours, theirs):
    found["numbers"] += 1
    if ours != theirs:
        a, b = float(ours), float(theirs)
        if a != b:
            found["different"] += 1
            found["mostUlps"] = max(found["mostUlps"], abs(steps(a) - steps(b)))
            found["mostDifference"] = max(found["mostDifference"], abs(a - b))


def steps(value):
    """The place of a float among all floats; neighbours are one apart."""
    bits = struct.unpack("<i", struct.pack("<f", value))[0]
    return bits if bits >= 0 else -(bits & 0x7FFFFFFF)


def score(options, log, setting, program, number, work):
    key = "%s %s round %d" % (setting, program, number)
    if not script.missing(log, key):
        return
    model = model_of(setting, "lmplz", work)
    if program == "query":
        shell = '"$0" -v summary "$1" < "$2"'
        words = ["sh", "-c", shell, os.path.join(options.kenlm, "query"), model, options.test]
    else:
        words = [options.firth, "lm", "score", model, options.test, "--json", "--progress", "none"]
    measured = measure.run(words)
    figures = summary(measured.stdout) if program == "query" else from_json(measured.stdout)
    log.append({"key": key, "setting": setting, "program": program, "round": number, "kind of run": "score",
                **costs(measured), **figures})


def summary(printed):
    values = dict(line.split(":\t") for line in printed.decode().splitlines() if ":\t" in line)
    return {"perplexity": float(values["Perplexity including OOVs"]),
            "withoutOov": float(values["Perplexity excluding OOVs"]),
            "oov": int(values["OOVs"]), "tokens": int(values["Tokens"])}


def from_json(printed):
    result = json.loads(printed)
    return {"perplexity": result["perplexity"]["token"], "withoutOov": result["perplexityWithoutOov"],
            "oov": result["oov"], "tokens": result["tokens"]}


def render(log):
    head = log.header
    lines = ["# N-gram models beside KenLM", "",
             "%s. Both programs: memory of %s, all processors."
             % (origin.made_by("kenlm-side-by-side.py", head), head["memory"]), "",
             "Text: `%s`, %s bytes, sha256 `%s`. Test: `%s`, %s bytes, sha256 `%s`. Seconds and memory of whole"
             " programs; median (least–greatest) over alternating rounds; ratios of rounds."
             % (head["text"]["name"], format(head["text"]["bytes"], ","), head["text"]["sha256"],
                head["test"]["name"], format(head["test"]["bytes"], ","), head["test"]["sha256"])]
    settings = list(dict.fromkeys(run["setting"] for run in log.runs))
    lines += ["", "## Training", "", times(log, settings, "lmplz", "firth")]
    lines += ["", "## The models, n-gram by n-gram", "",
              "Numbers are logarithms and backoff weights. An ulp is the distance to the next float: the last digit"
              " that the file has. The C library's `log10f` may be two off; Firth rounds the logarithm once.", "",
              comparisons(log)]
    lines += ["", "## Scoring, reading of the ARPA file included", "", times(log, settings, "query", "firth lm score"),
              "", figures(log)]
    lines += ["", tables.other_work(log.runs, "seconds")]
    return "\n".join(lines) + "\n"


def title(setting):
    order, _, prune = setting.partition(":")
    return "order " + order + (", pruned " + prune if prune else "")


def times(log, settings, theirs, ours):
    body = []
    for setting in settings:
        runs = [r for r in log.runs if r["setting"] == setting]
        row = [title(setting)]
        for program in (theirs, ours):
            own = [r for r in runs if r["program"] == program]
            row += [tables.spread([r["seconds"] for r in own]), tables.spread([r["peakMiB"] for r in own], "%.0f")]
        body.append(row + [tables.spread(tables.pairwise(runs, theirs, ours, lambda r: r["seconds"]), "%.2f")])
    return tables.rows(["setting", theirs + ", s", "peak, MiB", ours + ", s", "peak, MiB", "times as fast"], body)


def comparisons(log):
    return tables.rows(
        ["setting", "n-grams", "in one file only", "numbers", "not equal", "most ulps", "largest difference"],
        [[title(r["setting"]), format(r["ngrams"], ","), r["missing"], format(r["numbers"], ","),
          format(r["different"], ","), r["mostUlps"], "%.1e" % r["mostDifference"]]
         for r in log.runs if r["program"] == "comparison"])


def figures(log):
    seen = {}
    for run in log.runs:
        if "perplexity" in run:
            seen[(run["setting"], run["program"])] = run
    return tables.rows(
        ["perplexity per token", "with OOV", "without OOV", "OOV", "tokens"],
        [["%s, %s" % (title(setting), program), repr(r["perplexity"]), repr(r["withoutOov"]), r["oov"], r["tokens"]]
         for (setting, program), r in seen.items()])


if __name__ == "__main__":
    main()
