#!/usr/bin/env python3
"""Scores translations with Firth and sacreBLEU in alternation and writes a report.

  bench/sacrebleu-side-by-side.py --name sacrebleu --sacrebleu SOURCES --hyp hyp.de --ref ref.de

The input is a system's output and a reference, repeated until there are as many pairs as asked for. Repeated lines
favour sacreBLEU, which keeps the tokens of 65,536 lines; --distinct ends every line with a number of its own
instead. Both commands start, read the files and print one score; the scores must be equal. SOURCES is a folder
with the package sacrebleu (its dependencies installed for --python). Every run is kept in
bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the tables again.
"""

import json
import os
import tempfile

from sidebyside import measure, origin, script, tables

PROGRAMS = ("firth", "sacrebleu")

# Firth's arguments and sacreBLEU's.
METRICS = {
    "bleu": (["bleu"], ["-m", "bleu"]),
    "bleu-intl": (["bleu", "--tokenize", "intl"], ["-m", "bleu", "-tok", "intl"]),
    "chrf": (["chrf"], ["-m", "chrf"]),
    "chrf++": (["chrf", "--chrf-word-order", "2"], ["-m", "chrf", "-cw", "2"]),
    "ter": (["ter"], ["-m", "ter"]),
    "bleu-confidence": (["bleu", "--confidence"], ["-m", "bleu", "--confidence"]),
}


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--hyp", help="a system's output")
    parser.add_argument("--ref", help="its reference")
    parser.add_argument("--work", nargs="+", default=["bleu=1000000", "chrf=50000", "chrf++=50000", "ter=10000"],
                        metavar="METRIC=PAIRS", help="of " + " ".join(METRICS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--distinct", action="store_true", help="no two lines are equal")
    parser.add_argument("--sacrebleu", help="folder with the package sacrebleu")
    parser.add_argument("--python", default="/usr/bin/python3", help="what runs sacreBLEU")
    return script.parsed(parser, "hyp", "ref", "sacrebleu")


def collect(options, log):
    script.begin(log, lambda: {
        "distinct": options.distinct,
        "programs": {"firth": origin.version([options.firth, "--version"]),
                     "sacrebleu": origin.version(peer(options) + ["--version"],
                                                 measure.environment(variables(options)))}})
    with tempfile.TemporaryDirectory() as work:
        for given in options.work:
            metric, _, pairs = given.partition("=")
            files = [repeated(path, int(pairs), os.path.join(work, name), options.distinct)
                     for path, name in ((options.hyp, "hyp"), (options.ref, "ref"))]
            for number in range(1, options.rounds + 1):
                for program in script.turns(PROGRAMS, number):
                    key = "%s %s %s round %d" % (metric, pairs, program, number)
                    if script.missing(log, key):
                        log.append({"key": key, "metric": metric, "pairs": int(pairs), "program": program,
                                    "round": number, **one_run(options, program, metric, *files)})


def variables(options):
    return {"PYTHONPATH": options.sacrebleu}


def peer(options):
    return [options.python, "-m", "sacrebleu.sacrebleu"]


def repeated(path, pairs, target, distinct):
    with open(path, encoding="utf-8", newline="\n") as lines:
        texts = [line.rstrip("\n") for line in lines]
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        for i in range(pairs):
            out.write(texts[i % len(texts)] + (" %d\n" % i if distinct else "\n"))
    return target


def one_run(options, program, metric, hyp, ref):
    ours, theirs = METRICS[metric]
    if program == "firth":
        command = [options.firth, "score", *ours, hyp, "--ref", ref, "--json"]
        measured = measure.run(command)
    else:
        command = [*peer(options), ref, "-i", hyp, *theirs, "-w", "14", "-f", "json"]
        measured = measure.run(command, variables(options))
    return {**measured.costs(), "score": json.loads(measured.stdout)["score"]}


def render(log):
    lines = ["# Scores of translations beside sacreBLEU", "",
             "%s. %s." % (origin.made_by("sacrebleu-side-by-side.py", log.header), origin.programs(log.header)), "",
             "One system's output and its reference, repeated%s. Seconds and memory are those of whole commands, start,"
             " reading and all. Median (least–greatest) over the rounds; ratios are of the same round." % (
                 ", each line with a number of its own" if log.header["distinct"]
                 else ", which favours sacreBLEU: it keeps the tokens of lines"), ""]
    body = []
    for metric, pairs in sorted({(r["metric"], r["pairs"]) for r in log.runs}):
        runs = [r for r in log.runs if (r["metric"], r["pairs"]) == (metric, pairs)]
        for program in PROGRAMS:
            mine = [r for r in runs if r["program"] == program]
            body.append(["%s, %s pairs, %s" % (metric, format(pairs, ","), program),
                         tables.spread([r["wall"] for r in mine], "%.2f"),
                         tables.spread([r["cpu"] for r in mine], "%.2f"),
                         tables.spread([r["peakMiB"] for r in mine], "%.0f"),
                         ", ".join(sorted({"%.10f" % r["score"] for r in mine}))])
        body.append(["sacreBLEU over Firth", *(
            tables.spread(tables.pairwise(runs, "sacrebleu", "firth", lambda r, key=key: r[key]), form)
            for key, form in (("wall", "%.1f"), ("cpu", "%.1f"), ("peakMiB", "%.2f"))), ""])
    lines.append(tables.rows(["metric", "wall s", "CPU s", "peak MiB", "score"], body))
    lines += ["", tables.other_work(log.runs)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
