#!/usr/bin/env python3
"""Scores translations with Firth and sacreBLEU in alternation and writes a report.

  bench/sacrebleu-side-by-side.py --name sacrebleu --sacrebleu SOURCES --hyp hyp.de --ref ref.de

The input is a system's output and a reference, repeated until there are as many pairs as asked for. Repeated lines
favour sacreBLEU, which keeps the tokens of 65,536 lines; --distinct ends every line with a number of its own
instead. Both commands start, read the files and print one score; the scores must be equal. SOURCES is a folder
with the package sacrebleu (its dependencies installed for --python). Every run is kept in
bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the tables again.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from sidebyside import machine, measure, programs, tables  # noqa: E402
from sidebyside.log import Log  # noqa: E402

BENCH = os.path.join(programs.ROOT, "bench")
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
    options = arguments()
    log = Log(os.path.join(BENCH, "reports", options.name + ".jsonl"))
    if not options.render:
        collect(options, log)
    if log.header is None:
        sys.exit("nothing to render: there are no results")
    with open(os.path.join(BENCH, "reports", options.name + ".md"), "w", encoding="utf-8") as page:
        page.write(render(log))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", required=True, help="of the report: bench/reports/NAME.md and .jsonl")
    parser.add_argument("--hyp", help="a system's output")
    parser.add_argument("--ref", help="its reference")
    parser.add_argument("--work", nargs="+", default=["bleu=1000000", "chrf=50000", "chrf++=50000", "ter=10000"],
                        metavar="METRIC=PAIRS", help="of " + " ".join(METRICS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--distinct", action="store_true", help="no two lines are equal")
    parser.add_argument("--sacrebleu", help="folder with the package sacrebleu")
    parser.add_argument("--python", default="/usr/bin/python3", help="what runs sacreBLEU")
    parser.add_argument("--firth", default=os.path.join(programs.ROOT, "firth"), help="the launcher")
    parser.add_argument("--resume", action="store_true", help="go on with a stopped measurement")
    parser.add_argument("--render", action="store_true", help="only write the tables again")
    options = parser.parse_args()
    if not options.render and not (options.hyp and options.ref and options.sacrebleu):
        parser.error("--hyp, --ref and --sacrebleu are needed")
    return options


def collect(options, log):
    if log.header is not None and not options.resume:
        sys.exit("%s.jsonl exists: --resume, --render, or delete it" % options.name)
    if log.header is None:
        log.begin({"date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
                   "machine": machine.describe(), "distinct": options.distinct,
                   "programs": {"firth": first_line([options.firth, "--version"], None),
                                "sacrebleu": first_line(peer(options) + ["--version"], environment(options))}})
    else:
        log.repair()
    with tempfile.TemporaryDirectory() as work:
        for given in options.work:
            metric, _, pairs = given.partition("=")
            files = [repeated(path, int(pairs), os.path.join(work, name), options.distinct)
                     for path, name in ((options.hyp, "hyp"), (options.ref, "ref"))]
            for number in range(1, options.rounds + 1):
                for program in PROGRAMS if number % 2 else reversed(PROGRAMS):
                    key = "%s %s %s round %d" % (metric, pairs, program, number)
                    if not log.has(key):
                        print(key, file=sys.stderr, flush=True)
                        log.append({"key": key, "metric": metric, "pairs": int(pairs), "program": program,
                                    "round": number, **one_run(options, program, metric, *files)})


def first_line(command, env):
    answer = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=env)
    return answer.stdout.split("\n")[0]


def environment(options):
    return dict(os.environ, LC_ALL="C.UTF-8", PYTHONPATH=options.sacrebleu)


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
        measured = measure.run(command, dict(os.environ, LC_ALL="C.UTF-8"))
        score = json.loads(measured.stdout)["score"]
    else:
        command = [*peer(options), ref, "-i", hyp, *theirs, "-w", "14", "-f", "json"]
        measured = measure.run(command, environment(options))
        score = json.loads(measured.stdout)["score"]
    return {"wall": measured.wall, "cpu": measured.cpu, "peakMiB": measured.peak_mib,
            "otherCpu": measured.other_cpu, "score": score}


def render(log):
    lines = ["# Scores of translations beside sacreBLEU", "",
             "Made by `bench/sacrebleu-side-by-side.py` on %s; %s, %d cores. %s." % (
                 log.header["date"], log.header["machine"]["cpu"], log.header["machine"]["cores"],
                 ", ".join("%s %s" % item for item in log.header["programs"].items())), "",
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
    others = [r["otherCpu"] / r["wall"] for r in log.runs if r["otherCpu"] is not None]
    lines += ["", "Processors that other work kept busy meanwhile: " + tables.spread(others, "%.1f") + "."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
