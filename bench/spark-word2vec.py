#!/usr/bin/env python3
"""Spark MLlib's Word2Vec beside shards made by Spark and trained by Firth: the same corpus, dimension and epochs, in alternation.

  bench/spark-word2vec.py --corpus FILE --analogies questions-words.txt --similarity wordsim-353.tsv men-3000.tsv

Firth's time is the sum of `firth spark vocabulary`, `firth spark ids` and `firth vectors train --ids`, each with the start of its
JVM; MLlib's is that of a program which fits and writes the vectors. Both have all cores of this machine. Scores are those of
`firth vectors evaluate` for both. Build first: ./firth spark --help.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the tables
again.
"""

import json
import os
import shlex
import tempfile

from sidebyside import measure, origin, script, spark, tables
from sidebyside.scores import Scorer

PROGRAM = os.path.join(script.BENCH, "spark", "MllibWord2Vec.java")


def arguments():
    parser = script.logging_parser(__doc__, "spark-word2vec")
    parser.add_argument("--corpus", help="words between blanks, a sentence or paragraph a line")
    parser.add_argument("--analogies", nargs="*", default=[], help="questions-words.txt")
    parser.add_argument("--similarity", nargs="*", default=[], help="files of two words and a number")
    parser.add_argument("--restrict", type=int, default=30000, help="analogies among the first N words (default: 30000)")
    parser.add_argument("--dim", type=int, default=100, help="(default: 100)")
    parser.add_argument("--epochs", type=int, default=1, help="(default: 1)")
    parser.add_argument("--partitions", type=int, nargs="+", default=[os.cpu_count(), 1],
                        help="of MLlib, each a program of its own (default: one for each core, and 1)")
    parser.add_argument("--options", nargs="*", default=[""], metavar="TEXT",
                        help="more of firth vectors train, each a program of its own, such as '' '--loss hs' (default: none)")
    parser.add_argument("--rounds", type=int, default=3, help="(default: 3)")
    parser.add_argument("--heap", default="8g", help="of MLlib's process (default: 8g)")
    return script.parsed(parser, "corpus")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "corpus": origin.file(options.corpus),
                               "dim": options.dim, "epochs": options.epochs, "heap": options.heap})
    programs = {("Spark + Firth " + more).strip(): firth(more) for more in options.options} | {"MLlib, partitions: %d" % n: mllib(n) for n in options.partitions}
    scorer = Scorer(options.firth, options.analogies, options.similarity, options.restrict)
    for number in range(1, options.rounds + 1):
        for name in script.turns(list(programs), number):
            key = "round %d %s" % (number, name)
            if script.missing(log, key):
                log.append({"key": key, "round": number, "program": name, **trained(programs[name], options, number, scorer)})


def trained(program, options, seed, scorer):
    with tempfile.TemporaryDirectory() as work:
        vectors, stages = program(options, seed, work)
        return {"seconds": sum(stage["wall"] for stage in stages.values()), "stages": stages, "scores": scorer.score(vectors)}


def firth(more):
    def program(options, seed, work):
        """The file of vectors, and what each command cost."""
        words, ids, vectors = (os.path.join(work, name) for name in ("words.txt", "ids", "vectors.firth"))
        commands = {
            "vocabulary": ["spark", "vocabulary", options.corpus, "--out", words],
            "ids": ["spark", "ids", options.corpus, "--vocab", words, "--out", ids],
            "training": ["vectors", "train", "--ids", ids, "--vocab", words, "--out", vectors, "--dim", str(options.dim), "--epochs",
                         str(options.epochs), "--seed", str(seed), "--progress", "none", *shlex.split(more)],
        }
        return vectors, {name: measure.run([options.firth, *command]).costs() for name, command in commands.items()}
    return program


def mllib(partitions):
    def program(options, seed, work):
        vectors = os.path.join(work, "vectors.txt")
        master = "local[%d]" % os.cpu_count()
        done = measure.run([spark.java(), "-Xmx" + options.heap, *spark.flags(), "-cp", spark.class_path(), PROGRAM, master,
                            options.corpus, vectors, str(options.dim), str(options.epochs), str(partitions), str(seed)])
        order(options, vectors, os.path.join(work, "words.txt"))
        return vectors, {"all": {**done.costs(), **json.loads(done.stdout)}}
    return program


def order(options, vectors, words):
    """Puts the most frequent words first, which analogies are restricted to: MLlib has them in no order."""
    measure.run([options.firth, "vectors", "vocabulary", options.corpus, "--out", words])
    with open(words, encoding="utf-8") as counts:
        ranks = {line.split()[0]: rank for rank, line in enumerate(counts)}
    with open(vectors, encoding="utf-8") as rows:
        head, *body = rows.readlines()
    body.sort(key=lambda row: ranks[row.split(" ", 1)[0]])
    with open(vectors, "w", encoding="utf-8") as rows:
        rows.writelines([head, *body])


def render(log):
    header = log.header
    names = list(dict.fromkeys(run["program"] for run in log.runs))
    lines = ["# MLlib's Word2Vec beside shards by Spark and training by Firth", "",
             origin.made_by("spark-word2vec.py", header) + "; %s." % header["firth"], "",
             "%s of %s bytes, dimension %d, epochs: %d, window 5, minimal count 5; medians (least–greatest) of rounds, each with its own seed; the .jsonl has the runs in the order in which they were made."
             % (header["corpus"]["name"], format(header["corpus"]["bytes"], ","), header["dim"], header["epochs"]),
             "MLlib: skip-gram with hierarchical softmax, the only one it has, a heap of %s. Firth: skip-gram, negative sampling unless it says `hs`, all else by default."
             % header["heap"], "", times(log, names), "", quality(log, names), "", "Stages of the first:", "", stages(log), "", others(log)]
    return "\n".join(lines) + "\n"


def of(log, name):
    return [run for run in log.runs if run["program"] == name]


def times(log, names):
    peer = next(name for name in names if name.startswith("MLlib"))

    def ratio(name):
        return tables.spread(tables.pairwise(log.runs, peer, name, lambda run: run["seconds"])) if name != peer else "1"
    return tables.rows(["program", "end to end, s", "%s takes times as long" % peer, "peak memory, MiB"],
                       [[name, tables.spread([run["seconds"] for run in of(log, name)]), ratio(name),
                         tables.spread([max(stage["peakMiB"] for stage in run["stages"].values()) for run in of(log, name)], "%.0f")]
                        for name in names])


def quality(log, names):
    scores = [score for score in log.runs[0]["scores"] if score != "seen"]
    return tables.rows(["program", *("analogies, %" if score == "analogies" else score for score in scores)],
                       [[name, *(tables.average([run["scores"][score] for run in of(log, name)], "%.1f" if score == "analogies" else "%.3f")
                                 for score in scores)] for name in names])


def stages(log):
    runs = of(log, log.runs[0]["program"])
    return tables.rows(["stage", "s"], [[name, tables.spread([run["stages"][name]["wall"] for run in runs])] for name in runs[0]["stages"]])


def others(log):
    return tables.other_work([stage for run in log.runs for stage in run["stages"].values()])


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
