#!/usr/bin/env python3
"""Trains classifiers with Firth and fastText in alternation and writes a report.

  bench/classify-side-by-side.py --name classifier --data SST-2=train.tsv,test.tsv TREC=train.tsv,test.tsv

Files are labelled text as `firth classify` reads it: columns with or without names, or fastText's form. Both
programs get the same text in fastText's form, with the same options and seeds; `fasttext test` judges both
models. Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing,
--render only writes the tables again.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from sidebyside import measure, origin, script, tables

PROGRAMS = ("firth", "fasttext")
RATE = re.compile(rb"words/sec/thread:\s*([0-9.]+)")

# Firth's option and fastText's.
OPTION_SETS = {
    "defaults": [],
    "bigrams": [("--word-ngrams", "-wordNgrams", "2"), ("--lr", "-lr", "0.5")],
    "long": [("--epochs", "-epoch", "50")],
}


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--data", nargs="+", default=[], metavar="NAME=TRAIN,TEST")
    parser.add_argument("--options", nargs="+", default=list(OPTION_SETS), choices=list(OPTION_SETS))
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    return script.parsed(parser, "data")


def collect(options, log):
    if not shutil.which("fasttext"):
        sys.exit("there is no fasttext on the PATH")
    script.begin(log, lambda: {"programs": {"firth": origin.version([options.firth, "--version"]),
                                            "fasttext": origin.package("fasttext")}})
    with tempfile.TemporaryDirectory() as work:
        for given in options.data:
            name, _, files = given.partition("=")
            train, test = (to_fasttext(path, os.path.join(work, name + kind))
                           for path, kind in zip(files.split(","), (".train", ".test")))
            measure_all(options, log, name, train, test, work)


def to_fasttext(path, target):
    """Columns become labels in the text, by the rules that docs/formats.md gives."""
    with open(path, encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\r\n") for line in lines]
    if "__label__" not in rows[0]:
        names = rows[0].lower().split("\t")
        label, text = 0, 1
        if "label" in names:
            label = names.index("label")
            rows = rows[1:]
            others = [n for n in ("text", "sentence", "question") if n in names]
            last = len(names) - 1
            text = names.index(others[0]) if others else (last if label < last else last - 1)
        cells = [row.split("\t") for row in rows]
        rows = ["__label__%s %s" % (re.sub(r"\s", "_", cell[label]), cell[text]) for cell in cells]
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(row + "\n" for row in rows)
    return target


def measure_all(options, log, data, train, test, work):
    for seed in options.seeds:
        for threads in options.threads:
            for chosen in options.options:
                for program in script.turns(PROGRAMS, seed):
                    key = "%s %s %s threads %d seed %d" % (data, chosen, program, threads, seed)
                    if script.missing(log, key):
                        log.append({"key": key, "data": data, "options": chosen, "program": program,
                                    "threads": threads, "round": seed,
                                    **one_run(options, program, chosen, threads, seed, train, test, work)})


def one_run(options, program, chosen, threads, seed, train, test, work):
    stem = os.path.join(work, "model")
    ours = program == "firth"
    command = ([options.firth, "classify", "train", train, "--out", stem + ".bin", "--threads", str(threads),
                "--seed", str(seed), "--json", "--progress", "none"] if ours else
               ["fasttext", "supervised", "-input", train, "-output", stem, "-thread", str(threads),
                "-seed", str(seed)])
    for long, short, value in OPTION_SETS[chosen]:
        command += [long if ours else short, value]
    measured = measure.run(command)
    rate = (json.loads(measured.stdout)["wordsPerSecond"] if ours
            else float(RATE.findall(measured.stderr)[-1]) * threads)
    shutil.rmtree(stem + ".bin.run", ignore_errors=True)
    return {"wordsPerSecond": rate, **measured.costs(), "precision": precision(stem + ".bin", test)}


def precision(model, test):
    answer = subprocess.run(["fasttext", "test-label", model, test], capture_output=True, check=True).stdout
    return float(re.search(rb"P@1\t([0-9.]+)", answer).group(1))


def render(log):
    lines = ["# Classifiers side by side", "",
             "%s. %s." % (origin.made_by("classify-side-by-side.py", log.header), origin.programs(log.header)), "",
             "Words/s are each program's own, all threads together: both count labels and line ends, and neither"
             " counts reading the text for the vocabulary. Wall seconds are those of the whole command. Median"
             " (least–greatest) over the seeds; ratios are fastText's and Firth's of the same round. Firth's time"
             " has its JVM's start and compilation in it, which a training of a second does not outlive.", ""]
    groups = sorted({(r["data"], r["options"], r["threads"]) for r in log.runs})
    body = []
    for data, chosen, threads in groups:
        runs = [r for r in log.runs if (r["data"], r["options"], r["threads"]) == (data, chosen, threads)]
        for program in PROGRAMS:
            mine = [r for r in runs if r["program"] == program]
            body.append(["%s, %s, %d threads, %s" % (data, chosen, threads, program),
                         tables.spread([r["wordsPerSecond"] / 1e6 for r in mine], "%.2f"),
                         tables.spread([r["wall"] for r in mine], "%.2f"),
                         tables.spread([r["cpu"] for r in mine], "%.2f"),
                         tables.spread([r["peakMiB"] for r in mine], "%.0f"),
                         tables.average([r["precision"] * 100 for r in mine], "%.1f")])
        body.append(["Firth over fastText",
                     tables.spread(tables.pairwise(runs, "firth", "fasttext", lambda r: r["wordsPerSecond"]), "%.2f"),
                     tables.spread(tables.pairwise(runs, "fasttext", "firth", lambda r: r["wall"]), "%.2f"),
                     tables.spread(tables.pairwise(runs, "fasttext", "firth", lambda r: r["cpu"]), "%.2f"), "", ""])
    lines.append(tables.rows(["data, options", "M words/s", "wall s", "CPU s", "peak MiB", "P@1 %"], body))
    lines += ["", tables.other_work(log.runs)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
