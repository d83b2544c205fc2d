#!/usr/bin/env python3
"""Encodes a text with SentencePiece's spm_encode and with Firth in alternation and writes a report.

  bench/sentencepiece-side-by-side.py --models DATA/tokenizers/sentencepiece/*.model --text wiki-prose.txt

Each program encodes, with one thread, the second part of a text that it did not see before. spm_encode is
a process of its own: its time is what it takes for both parts less what it takes for the first, so that
its start and the reading of the model do not count. Firth's is the same difference, of one process that
reads lines, encodes them and writes ids, and beside it what JMH's UnigramBenchmark counts for ids alone. First the ids of both are
compared, all of them.

Every run is kept in bench/reports/sentencepiece.jsonl as it ends: --resume goes on with what is missing,
--render only writes the tables again.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from sidebyside import measure, origin, script, tables

PROGRAMS = ("firth", "spm_encode")


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__, "sentencepiece")
    parser.add_argument("--models", nargs="+", help=".model files")
    parser.add_argument("--text", help="a text file, a sentence or paragraph a line")
    parser.add_argument("--first", type=float, default=5, help="megabytes of the first part")
    parser.add_argument("--second", type=float, default=20, help="megabytes of the second part")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jmh", nargs="*", default=["-f", "1"], help="options of JMH; none leaves JMH out")
    return script.parsed(parser, "models", "text")


def collect(options, log):
    if not shutil.which("spm_encode"):
        sys.exit("spm_encode is not on the PATH: install the package sentencepiece")
    with tempfile.TemporaryDirectory() as work:
        first, both = parts(options, work)
        script.begin(log, lambda: {"spm_encode": origin.package("sentencepiece"), "text": origin.file(options.text),
                                   "bytes": os.path.getsize(both) - os.path.getsize(first)})
        for model in options.models:
            compare(options, log, model, both, work)
            for number in range(1, options.rounds + 1):
                for program in script.turns(PROGRAMS, number):
                    one_run(options, log, program, model, first, both, number)
            if options.jmh:
                run_jmh(options, log, model, work)


def parts(options, work):
    """The first part, and both parts together, cut at ends of lines."""
    names = []
    with open(options.text, "rb") as text:
        for name, megabytes in (("first", options.first), ("both", options.first + options.second)):
            text.seek(0)
            head = text.read(int(megabytes * 1e6))
            names.append(os.path.join(work, name))
            with open(names[-1], "wb") as part:
                part.write(head[:head.rfind(b"\n") + 1])
    return names


def command(options, program, model, text):
    if program == "spm_encode":
        return ["spm_encode", "--model=" + model, "--output_format=id", "--input=" + text]
    return [options.firth, "tokenizer", "encode", model, text, "--ids", "--threads", "1"]


def compare(options, log, model, text, work):
    """Counts the lines whose ids differ."""
    key = "%s ids" % os.path.basename(model)
    if not script.missing(log, key):
        return
    outputs = []
    for program in PROGRAMS:
        outputs.append(os.path.join(work, program))
        with open(outputs[-1], "wb") as out:
            subprocess.run(command(options, program, model, text), stdout=out, stderr=subprocess.DEVNULL, check=True)
    with open(outputs[0], "rb") as ours, open(outputs[1], "rb") as theirs:
        pairs = [a.split() == b.split() for a, b in zip(ours, theirs)]
        same_end = not ours.readline() and not theirs.readline()
    log.append({"key": key, "model": os.path.basename(model), "program": "ids", "lines": len(pairs),
                "different": pairs.count(False) + (0 if same_end else 1)})


def one_run(options, log, program, model, first, both, number):
    key = "%s %s round %d" % (os.path.basename(model), program, number)
    if not script.missing(log, key):
        return
    start = measure.run(command(options, program, model, first))
    whole = measure.run(command(options, program, model, both))
    log.append({"key": key, "model": os.path.basename(model), "program": program, "round": number,
                "seconds": whole.wall - start.wall, "cpu": whole.cpu - start.cpu, "otherCpu": whole.other_cpu,
                "wall": whole.wall, "peakMiB": whole.peak_mib})


def run_jmh(options, log, model, work):
    """Firth's ids alone, of slices that were not seen before."""
    key = "%s jmh" % os.path.basename(model)
    if not script.missing(log, key):
        return
    result = os.path.join(work, "jmh.json")
    subprocess.run([os.path.join(script.BENCH, "jmh.sh"), "UnigramBenchmark.sideBySide", "-p", "model=" + model,
                    "-p", "text=" + os.path.abspath(options.text), "-rf", "json", "-rff", result, *options.jmh],
                   check=True, stdout=subprocess.DEVNULL)
    with open(result, encoding="utf-8") as content:
        counted = json.load(content)[0]["secondaryMetrics"]
    counts = {name.split(":")[-1].lstrip("·"): metric["score"] for name, metric in counted.items()}
    log.append({"key": key, "model": os.path.basename(model), "program": "jmh",
                "ids": 1e3 * counts["bytes"] / counts["idsNanos"],
                "encodings": 1e3 * counts["bytes"] / counts["encodingsNanos"]})


def render(log):
    size = log.header["bytes"]
    lines = ["# SentencePiece's models side by side", "",
             "%s; spm_encode %s." % (origin.made_by("sentencepiece-side-by-side.py", log.header),
                                     log.header["spm_encode"]), "",
             "Text: `%s`, sha256 `%s`. MB/s of %s bytes after the first part; whole programs, with reading lines"
             " and writing ids, one thread of work. Median (least–greatest) over the rounds. *ids alone*: what"
             " JMH counts in one process for text that was not seen in warm-up, and its ratio to spm_encode." % (
                 log.header["text"]["name"], log.header["text"]["sha256"], format(size, ",")), ""]
    body = []
    for model in dict.fromkeys(r["model"] for r in log.runs):
        body.append(row(model, [r for r in log.runs if r["model"] == model], size))
    lines.append(tables.rows(["model", "lines, different", "spm_encode MB/s", "Firth, whole program MB/s",
                              "ratio of wall", "Firth, ids alone MB/s", "ratio", "Firth, encodings MB/s"], body))
    lines += ["", tables.other_work(log.runs)]
    return "\n".join(lines) + "\n"


def row(model, runs, size):
    def speeds(program):
        return [size / 1e6 / r["seconds"] for r in runs if r["program"] == program]

    ids = next((r for r in runs if r["program"] == "ids"), None)
    jmh = next((r for r in runs if r["program"] == "jmh"), None)
    theirs = sorted(speeds("spm_encode"))
    middle = theirs[len(theirs) // 2] if theirs else None
    return [model, "%d, %d" % (ids["lines"], ids["different"]) if ids else "-",
            tables.spread(theirs), tables.spread(speeds("firth")),
            tables.spread(tables.pairwise(runs, "spm_encode", "firth", lambda r: r.get("seconds"))),
            "%.0f" % jmh["ids"] if jmh else "-",
            "%.1f" % (jmh["ids"] / middle) if jmh and middle else "-",
            "%.0f" % jmh["encodings"] if jmh else "-"]


if __name__ == "__main__":
    main()
