#!/usr/bin/env python3
"""Runs Firth's GloVe and the C programs in alternation on one corpus and writes a report.

  FIRTH_GLOVE_DIR=…/build bench/glove-side-by-side.py --corpus wiki100m.norm.txt --name glove-speed \\
      --analogies questions-words.txt --similarity wordsim-353.tsv simlex-999.tsv men-3000.tsv

Peers: the folders of vocab_count, cooccur, shuffle and glove as their Makefile builds them
(FIRTH_GLOVE_DIR) and built with -Ofast (FIRTH_GLOVE_OFAST_DIR). Every run is kept in
bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import itertools
import json
import os
import re
import sys
import tempfile

from sidebyside import measure, script
from sidebyside.scores import Scorer
from sidebyside.tables import average, pairwise, rows, spread

_COST = re.compile(rb"cost: ([0-9.]+)")
_PAIRS = re.compile(rb"Read (\d+) lines")

HOW = """- *counting*: from the text to the file of counts, words ordered; of Firth, encoding and counting with
  `--save-cooccurrence`; of the C programs, `cooccur`.
- *shuffle*: from that file to the order of training; of Firth, sorting the pairs into blocks; of the C
  programs, `shuffle`.
- *both, straight*: the two without the file between, which is what Firth does when it is not asked for
  it; of the C programs, their sum.
- *pairs/s*: pairs times epochs by the seconds of training; of `glove`, by the time from its first line of
  cost to its last, for one epoch less.
- *pipeline*: wall seconds from the text to the vectors, straight; the C programs one after the other.
- *peak*: the largest resident memory of any of the processes.
- Ratios are taken within a round, then median (least–greatest)."""


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--corpus")
    parser.add_argument("--analogies", nargs="*", default=[])
    parser.add_argument("--similarity", nargs="*", default=[])
    parser.add_argument("--restrict", type=int, default=30000)
    parser.add_argument("--dims", type=int, nargs="+", default=[100])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3, help="each with its own seed")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--window", type=int, default=10)
    parser.add_argument("--min-count", type=int, default=5)
    parser.add_argument("--memory", type=float, default=4.0, help="gigabytes for counting and shuffling")
    parser.add_argument("--programs", nargs="+", help="only these")
    parser.add_argument("--work", help="folder for all files of the runs (default: temporary)")
    return script.parsed(parser, "corpus")


def collect(options, log):
    found = {"firth": firth}
    for name, variable in (("glove", "FIRTH_GLOVE_DIR"), ("glove-Ofast", "FIRTH_GLOVE_OFAST_DIR")):
        if os.environ.get(variable):
            found[name] = c_programs(os.environ[variable])
    if options.programs:
        found = {name: found[name] for name in options.programs}
    script.begin(log, lambda: header(options, found))
    scorer = Scorer(options.firth, options.analogies, options.similarity, options.restrict)
    for number, dim, threads in itertools.product(
            range(1, options.rounds + 1), options.dims, options.threads):
        for name in script.turns(list(found), number):
            key = "%s dim=%d threads=%d round=%d" % (name, dim, threads, number)
            if not script.missing(log, key):
                continue
            with tempfile.TemporaryDirectory(dir=options.work) as work:
                result, vectors = found[name](options, dim, threads, number, work)
                log.append({"key": key, "program": name, "round": number, "dim": dim,
                            "threads": threads, **result, "scores": scorer.score(vectors)})


def header(options, found):
    return {"title": "GloVe side by side", "corpus": os.path.basename(options.corpus),
            "bytes": os.path.getsize(options.corpus), "programs": list(found), "epochs": options.epochs, "window": options.window,
            "minCount": options.min_count, "memoryGb": options.memory, "restrict": options.restrict}


def firth(options, dim, threads, seed, work):
    """Straight from the text, then once more, for one epoch, with the file of counts between."""
    straight = firth_run(options, dim, threads, seed, work, options.epochs)
    report = report_of(straight)
    parted = firth_run(options, dim, threads, seed, work, 1,
                       "--save-cooccurrence", os.path.join(work, "pairs.bin"))
    phases, steps = report["phases"], report_of(parted)["phases"]
    return {
        "counting": steps["encoding"] + steps["counting"], "shuffle": steps["pairs"],
        "straight": phases["encoding"] + phases["pairs"], "pairs": report["pairs"],
        "pairsPerSecond": report["pairsPerSecond"], "losses": report["losses"],
        "pipeline": straight.wall, "cpu": straight.cpu,
        "peakMib": max(straight.peak_mib, parted.peak_mib), "otherCpu": straight.other_cpu,
    }, os.path.join(work, "vectors")


def report_of(measured):
    return json.loads(measured.stdout.decode("utf-8").strip().splitlines()[-1])


def firth_run(options, dim, threads, seed, work, epochs, *more):
    vectors = os.path.join(work, "vectors" if not more else "unused")
    return measure.run(
        [options.firth, "vectors", "train", options.corpus, "--model", "glove", "--out", vectors,
         "--dim", str(dim), "--epochs", str(epochs), "--window", str(options.window),
         "--min-count", str(options.min_count), "--threads", str(threads), "--seed", str(seed),
         "--memory", "%dm" % (options.memory * 1024), "--json", "--progress", "none", *more])


def c_programs(folder):
    def run(options, dim, threads, seed, work):
        def step(line, **names):
            words = {name: os.path.join(work, name) for name in
                     ("vocab", "pairs", "shuffled", "vectors", "temporary")}
            command = line.format(dir=folder, corpus=options.corpus, **words, **names)
            return measure.run(["sh", "-c", "exec " + command])

        vocabulary = step("{dir}/vocab_count -min-count {n} -verbose 0 < {corpus} > {vocab}",
                          n=options.min_count)
        counting = step("{dir}/cooccur -memory {gb} -vocab-file {vocab} -window-size {window} "
                        "-overflow-file {temporary} -verbose 0 < {corpus} > {pairs}",
                        gb=options.memory, window=options.window)
        shuffle = step("{dir}/shuffle -memory {gb} -seed {seed} -temp-file {temporary} -verbose 0 "
                       "< {pairs} > {shuffled}", gb=options.memory, seed=seed)
        training = step("{dir}/glove -input-file {shuffled} -vocab-file {vocab} -save-file {vectors} "
                        "-vector-size {dim} -iter {epochs} -threads {threads} -seed {seed}",
                        dim=dim, epochs=options.epochs, threads=threads, seed=seed)
        steps = (vocabulary, counting, shuffle, training)
        pairs = int(_PAIRS.search(training.stderr).group(1))
        return {
            "counting": counting.wall, "shuffle": shuffle.wall,
            "straight": counting.wall + shuffle.wall, "pairs": pairs,
            "pairsPerSecond": pairs * (options.epochs - 1) / between_costs(training),
            "losses": [float(cost) for cost in _COST.findall(training.stderr)],
            "pipeline": sum(s.wall for s in steps), "cpu": sum(s.cpu for s in steps),
            "peakMib": max(s.peak_mib for s in steps),
            "otherCpu": sum(s.other_cpu or 0 for s in steps),
        }, os.path.join(work, "vectors.txt")
    return run


def between_costs(measured):
    times = [moment for moment, piece in measured.chunks if _COST.search(piece)]
    if len(times) < 2:
        sys.exit("glove must run two epochs or more to be timed")
    return times[-1] - times[0]


# ---- the report

def render(log):
    head = log.header
    parts = [
        "# " + head["title"],
        "Made by `bench/glove-side-by-side.py`. Corpus `%s` (%s bytes), window %d, minimum count %d, %d "
        "epochs, %g GB for counting; otherwise the defaults of GloVe. %s, %d cores, %s. A round is a seed."
        % (head["corpus"], "{:,}".format(head["bytes"]), head["window"], head["minCount"], head["epochs"],
           head["memoryGb"], head["machine"]["cpu"], head["machine"]["cores"], head["date"]),
        HOW]
    for dim, threads in sorted({(run["dim"], run["threads"]) for run in log.runs}):
        cell = [run for run in log.runs if (run["dim"], run["threads"]) == (dim, threads)]
        parts += ["## dim %d, %d thread%s" % (dim, threads, "" if threads == 1 else "s"),
                  figures(cell), ratios(cell), scores(cell)]
    return "\n\n".join(part for part in parts if part) + "\n"


def of(cell, program):
    return [run for run in cell if run["program"] == program]


def names_of(cell):
    return sorted({run["program"] for run in cell})


FIGURES = (("counting, s", "counting", "%.1f"), ("shuffle, s", "shuffle", "%.1f"),
           ("both, straight, s", "straight", "%.1f"), ("million pairs/s", "pairsPerSecond", "%.2f"),
           ("pipeline, s", "pipeline", "%.0f"), ("CPU, s", "cpu", "%.0f"), ("peak, MiB", "peakMib", "%.0f"),
           ("others' CPU, s", "otherCpu", "%.0f"))


def figures(cell):
    body = []
    for name in names_of(cell):
        own = of(cell, name)
        body.append([name] + [
            spread([run[key] / (1e6 if key == "pairsPerSecond" else 1) for run in own], form)
            for _, key, form in FIGURES])
    return rows(["program"] + [title for title, _, _ in FIGURES], body)


def ratios(cell):
    body = []
    for base in names_of(cell):
        if base != "firth" and of(cell, "firth"):
            body.append(["firth against " + base] + [
                spread(pairwise(cell, base, "firth", lambda run, key=key: run[key]), "%.1f")
                for key in ("counting", "shuffle", "straight")]
                + [spread(pairwise(cell, "firth", base, lambda run: run["pairsPerSecond"]), "%.1f"),
                   spread(pairwise(cell, base, "firth", lambda run: run["pipeline"]), "%.1f")])
    return rows(["times as fast", "counting", "shuffle", "both, straight", "training", "pipeline"],
                body) if body else ""


def scores(cell):
    keys = [key for key in dict.fromkeys(key for run in cell for key in run["scores"]) if key != "seen"]
    body = []
    for name in names_of(cell):
        own = of(cell, name)
        body.append([name, average([run["losses"][0] for run in own], "%.6f"),
                     average([run["losses"][-1] for run in own], "%.6f")]
                    + [average([run["scores"][key] for run in own],
                               "%.1f" if key == "analogies" else "%.3f") for key in keys])
    return rows(["mean of seeds", "loss, first epoch", "loss, last epoch"] + keys, body)


if __name__ == "__main__":
    main()
