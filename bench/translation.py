#!/usr/bin/env python3
"""Tests trained translation models and writes a report: scores with signatures, minutes, curves, the exact commands.

  bench/translation.py --name multi30k-en-de --run RUN [RUN…] --data FOLDER --languages en de \\
      --tests test_2016_flickr test_2017_flickr test_2017_mscoco --train train

A run's minutes are those between the lines of its metrics, without the times when it was stopped. Several runs, such as those of other
seeds, have the mean and standard deviation of their scores. With --compare each has its own, and the first is compared with the others by
the paired bootstrap of sacreBLEU.

Every test is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import argparse
import json
import os
import subprocess
import tempfile

from sidebyside import origin, script, tables, training

COMPARED = "BLEU"


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--run", nargs="+", default=[], metavar="RUN", help="directories of finished trainings")
    parser.add_argument("--data", metavar="FOLDER", action="append", default=[], help="where the texts are; several are looked through")
    parser.add_argument("--languages", nargs=2, metavar="CODE", default=["en", "de"])
    parser.add_argument("--tests", nargs="+", metavar="NAME", default=[])
    parser.add_argument("--train", metavar="NAME", help="the training text, whose words are counted")
    parser.add_argument("--ensemble", action="store_true", help="also test all runs together")
    parser.add_argument("--compare", action="store_true", help="compare the first run with the others, sentence by sentence")
    parser.add_argument("--options", nargs=argparse.REMAINDER, default=[], help="of firth translate test, such as --options --beam 5")
    return script.parsed(parser, "run", "data", "tests")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "languages": options.languages,
                               "options": options.options, "compare": options.compare, "runs": [training.describe(run) for run in options.run]})
    with tempfile.TemporaryDirectory() as work:
        for test in options.tests:
            for run in options.run:
                if script.missing(log, "%s %s" % (test, training.name(run))):
                    log.append({"key": "%s %s" % (test, training.name(run)), "test": test, "run": training.name(run), **tested(options, run, [], test, work)})
            if options.ensemble and script.missing(log, test + " ensemble"):
                first, *others = options.run
                log.append({"key": test + " ensemble", "test": test, "run": "ensemble", **tested(options, first, others, test, work)})
            if options.compare and script.missing(log, test + " compared"):
                log.append({"key": test + " compared", "test": test, "run": "compared", "compared": compared(options, test, work)})


def found(options, base, language):
    path = next((p for p in (os.path.join(folder, "%s.%s" % (base, language)) for folder in options.data) if os.path.exists(p)), None)
    if path is None:
        raise SystemExit("no %s.%s in %s" % (base, language, ", ".join(options.data)))
    return path


def output(work, run, test):
    return os.path.join(work, "%s.%s" % (training.name(run), test))


def tested(options, run, others, test, work):
    source, target = (found(options, test, language) for language in options.languages)
    command = [options.firth, "translate", "test", run, source, target, "--json", "--out", output(work, run + "-all" if others else run, test)]
    if options.train:
        command += ["--counts", found(options, options.train, options.languages[1])]
    if others:
        command += ["--ensemble", ",".join(others)]
    done = subprocess.run(command + options.options, stdout=subprocess.PIPE, check=True)
    return {"files": [origin.file(source), origin.file(target)], "result": json.loads(done.stdout)}


def compared(options, test, work):
    """sacreBLEU's paired bootstrap of all runs, the first one being the baseline."""
    for run in options.run:
        if not os.path.exists(output(work, run, test)):
            tested(options, run, [], test, work)
    command = [options.firth, "score", "compare", *(output(work, run, test) for run in options.run), "--ref",
               found(options, test, options.languages[1]), "--lowercase", "--json"]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def render(log):
    header = log.header
    lines = ["# Translation, %s to %s" % tuple(header["languages"]), "", origin.made_by("translation.py", header)
             + "; %s." % header["firth"], "", "## Scores", ""]
    if header["options"]:
        lines += ["`firth translate test` with `%s`." % " ".join(header["options"]), ""]
    for test in dict.fromkeys(run["test"] for run in log.runs):
        lines += scores(header, [run for run in log.runs if run["test"] == test])
    lines += ["## Trainings", ""]
    for run in header["runs"]:
        lines += training.page(run)
    first = header["runs"][0]["name"]
    for run in log.runs:
        if run["run"] == first:
            lines += breakdown(run)
    return "\n".join(lines).rstrip() + "\n"


def scores(header, runs):
    """What a test set gave: a row for each score, a column for all runs or for each."""
    single = [run for run in runs if run["run"] not in ("ensemble", "compared")]
    columns = {run["run"]: [run] for run in single} if header["compare"] or len(single) == 1 else {"mean of %d" % len(single): single}
    columns |= {"ensemble": [run] for run in runs if run["run"] == "ensemble"}
    body = [["%s\\|%s" % (score["name"], score["signature"].replace("|", "\\|")),
             *(tables.average([run["result"]["scores"][place]["score"] for run in column]) for column in columns.values())]
            for place, score in enumerate(single[0]["result"]["scores"])]
    lines = ["%s (%d sentences):" % (single[0]["test"], single[0]["result"]["sentences"]), "", tables.rows(["score", *columns], body), ""]
    for run in runs:
        lines += bootstrap(single, run["compared"]) if run["run"] == "compared" else []
    return lines


def bootstrap(single, compared):
    """What the paired bootstrap says: a line for each run but the first, which the command has in the order of the runs."""
    found = [row for row in compared["comparisons"] if row["metric"] == COMPARED]
    signature = compared["systems"][0][COMPARED]["signature"]
    return ["%s of %s is %+.2f from that of %s (%s, p = %.4f; %s)." % (COMPARED, run["run"], row["difference"], single[0]["run"],
            row["test"], row["pValue"], signature) for run, row in zip(single[1:], found)] + [""]


def breakdown(run):
    result = run["result"]
    lines = ["## %s, %s" % (run["test"], run["run"]), ""]
    if result.get("byLength"):
        lines += [tables.rows(["length", "segments", "BLEU"],
                              [[row["length"], row["segments"], "%.2f" % row["bleu"]] for row in result["byLength"]]), ""]
    if result.get("byFrequency"):
        lines += [tables.rows(["words seen", "words", "precision", "recall", "F1"],
                              [[seen(row), row["words"], "%.4f" % row["precision"], "%.4f" % row["recall"], "%.4f" % row["f1"]]
                               for row in result["byFrequency"]]), ""]
    return lines


def seen(row):
    if row["most"] is None:
        return "%d times and more" % row["least"]
    return "%d times" % row["least"] if row["least"] == row["most"] else "%d to %d times" % (row["least"], row["most"])


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
