#!/usr/bin/env python3
"""What partitions of the text do to skip-gram's vectors: a study of training on a cluster, made on one machine.

  bench/partition-study.py --corpus FILE --analogies questions-words.txt --similarity wordsim-353.tsv men-3000.tsv

Partitions train on copies of the model and are brought together several times in an epoch, in one of three ways (see
PartitionedTraining). Scores are the means of the seeds, beside those of one partition.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the tables
again.
"""

import itertools
import os
import subprocess
import tempfile
from statistics import mean

from sidebyside import measure, origin, script, tables
from sidebyside.scores import Scorer

JAVA = os.path.join(script.BENCH, "java.sh")
PROGRAM = "dev.firth.embeddings.train.PartitionedTraining"
POINT, CORRELATION = 1, 0.01


def arguments():
    parser = script.logging_parser(__doc__, "partition-study")
    parser.add_argument("--corpus", help="words between blanks, a sentence or paragraph a line")
    parser.add_argument("--analogies", nargs="*", default=[], help="questions-words.txt")
    parser.add_argument("--similarity", nargs="*", default=[], help="files of two words and a number")
    parser.add_argument("--restrict", type=int, default=30000, help="analogies among the first N words (default: 30000)")
    parser.add_argument("--partitions", type=int, nargs="+", default=[2, 4], help="(default: 2 4)")
    parser.add_argument("--rounds", type=int, nargs="+", default=[1, 8, 64], help="of an epoch (default: 1 8 64)")
    parser.add_argument("--rules", nargs="+", default=["mean", "merge"], choices=["mean", "sum", "merge"], help="(default: mean merge)")
    parser.add_argument("--dim", type=int, default=100, help="(default: 100)")
    parser.add_argument("--epochs", type=int, default=5, help="(default: 5)")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="(default: 1 2 3)")
    return script.parsed(parser, "corpus")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "corpus": origin.file(options.corpus),
                               "dim": options.dim, "epochs": options.epochs, "seeds": options.seeds})
    scorer = Scorer(options.firth, options.analogies, options.similarity, options.restrict)
    with tempfile.TemporaryDirectory() as work:
        words, ids, vectors = (os.path.join(work, name) for name in ("words.txt", "corpus.ids", "vectors.firth"))
        firth(options, "vocabulary", options.corpus, "--out", words)
        firth(options, "encode", options.corpus, "--vocab", words, "--out", ids)
        for seed, (partitions, rounds, rule) in itertools.product(options.seeds, settings(options)):
            key = "%d partitions, %d rounds, %s, seed %d" % (partitions, rounds, rule, seed)
            if script.missing(log, key):
                done = measure.run([JAVA, PROGRAM, ids, words, vectors, *map(str, (partitions, rounds, rule, options.dim, options.epochs, seed))])
                log.append({"key": key, "partitions": partitions, "rounds": rounds, "rule": rule, "seed": seed, **done.costs(),
                            "scores": scorer.score(vectors)})


def firth(options, *command):
    subprocess.run([options.firth, "vectors", *command, "--progress", "none"], check=True, stdout=subprocess.DEVNULL)


def settings(options):
    """One partition, which all others are compared with, comes first."""
    return [(1, 1, "sum"), *itertools.product(options.partitions, options.rounds, options.rules)]


def render(log):
    header = log.header
    groups = {}
    for run in log.runs:
        groups.setdefault((run["partitions"], run["rounds"], run["rule"]), []).append(run)
    base = groups[(1, 1, "sum")]
    names = [name for name in base[0]["scores"] if name != "seen"]
    head = ["partitions, rounds of an epoch, rule", *("analogies, %" if n == "analogies" else n for n in names), "within"]
    body = [[title(setting), *(tables.average([run["scores"][n] for run in runs], "%.2f" if n == "analogies" else "%.4f") for n in names),
             "-" if runs is base else within(runs, base, names)] for setting, runs in groups.items()]
    return "\n".join([
        "# Training on partitions", "", origin.made_by("partition-study.py", header) + "; %s." % header["firth"], "",
        "Skip-gram with negative sampling on %s of %s bytes, dimension %d, epochs: %d; means and standard deviations of seeds %s."
        % (header["corpus"]["name"], format(header["corpus"]["bytes"], ","), header["dim"], header["epochs"], ", ".join(map(str, header["seeds"]))),
        "Rules: mean, weighted by how often each partition touched a row; sum of what was added; merge, that of `--deterministic`, between the two.",
        "Within: no mean is more than %d point of analogies or %g of similarity below one partition's." % (POINT, CORRELATION), "",
        tables.rows(head, body)]) + "\n"


def title(setting):
    partitions, rounds, rule = setting
    return "1" if partitions == 1 else "%d, %d, %s" % (partitions, rounds, rule)


def within(runs, base, names):
    def lost(name):
        return mean(run["scores"][name] for run in base) - mean(run["scores"][name] for run in runs)
    return "yes" if all(lost(n) <= (POINT if n == "analogies" else CORRELATION) for n in names) else "no"


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
