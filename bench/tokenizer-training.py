#!/usr/bin/env python3
"""Trains tokenizers with Firth and its peers in alternation and writes a report.

  FIRTH_YTTM=./yttm FIRTH_HF_PYTHON=venv/bin/python bench/tokenizer-training.py --corpus wiki-prose.txt

The peers that are found take part:
  FIRTH_YTTM       YouTokenToMe as a program `yttm CORPUS MODEL VOCAB-SIZE THREADS` (its C++ beside a main of
                   a few lines that calls vkcom::train_bpe with character coverage 1)
  FIRTH_HF_PYTHON  a Python with the package tokenizers
  spm_train        on the PATH

Every run is kept in bench/reports/tokenizer-training.jsonl as it ends: --resume goes on with what is missing,
--render only writes the tables again.
"""

import argparse
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from sidebyside import machine, measure, programs, tables  # noqa: E402
from sidebyside.log import Log  # noqa: E402

BENCH = os.path.join(programs.ROOT, "bench")
HF_HELPER = os.path.join(BENCH, "peers", "hf_train_tokenizer.py")
KINDS = {"bpe": ("firth", "firth-256m", "YouTokenToMe", "tokenizers", "spm_train"),
         "bytebpe": ("firth", "tokenizers"),
         "wordpiece": ("firth", "tokenizers")}


def main():
    options = arguments()
    log = Log(report_path(options, ".jsonl"))
    if not options.render:
        collect(options, log)
    if log.header is None:
        sys.exit("nothing to render: there are no results")
    with open(report_path(options, ".md"), "w", encoding="utf-8") as page:
        page.write(render(log))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="tokenizer-training", help="of the report in bench/reports")
    parser.add_argument("--corpus", help="a text file")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--vocab-size", type=int, default=32000)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--firth", default=os.path.join(programs.ROOT, "firth"), help="the launcher")
    parser.add_argument("--resume", action="store_true", help="go on with a stopped measurement")
    parser.add_argument("--render", action="store_true", help="only write the tables again")
    options = parser.parse_args()
    if not options.render and not options.corpus:
        parser.error("--corpus is needed")
    return options


def report_path(options, suffix):
    return os.path.join(BENCH, "reports", options.name + suffix)


def peers(options):
    """Names and versions of the programs that are there."""
    found = {"firth": version([options.firth, "--version"])}
    found["firth-256m"] = "the same with a heap of 256 MiB"
    if os.environ.get("FIRTH_YTTM"):
        found["YouTokenToMe"] = "C++"
    if os.environ.get("FIRTH_HF_PYTHON"):
        found["tokenizers"] = version([os.environ["FIRTH_HF_PYTHON"], HF_HELPER, "--version"])
    if shutil.which("spm_train"):
        found["spm_train"] = version(["dpkg-query", "-W", "-f", "${Version}", "sentencepiece"])
    return found


def version(command):
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split("\n")[0]


def collect(options, log):
    if log.header is not None and not options.resume:
        sys.exit("%s.jsonl exists: --resume, --render, or delete it" % options.name)
    if log.header is None:
        log.begin({"date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
                   "machine": machine.describe(), "programs": peers(options), "corpus": describe(options.corpus),
                   "vocabSize": options.vocab_size})
    else:
        log.repair()
    with tempfile.TemporaryDirectory() as work:
        for number in range(1, options.rounds + 1):
            for kind in options.kinds:
                for threads in options.threads:
                    one_round(options, log, work, number, kind, threads)


def describe(corpus):
    digest = hashlib.sha256()
    with open(corpus, "rb") as content:
        for block in iter(lambda: content.read(1 << 20), b""):
            digest.update(block)
    return {"name": os.path.basename(corpus), "bytes": os.path.getsize(corpus), "sha256": digest.hexdigest()}


def one_round(options, log, work, number, kind, threads):
    present = [program for program in KINDS[kind] if program in log.header["programs"]]
    for program in present if number % 2 else reversed(present):
        key = "%s %s threads %d round %d" % (kind, program, threads, number)
        if not log.has(key):
            print(key, file=sys.stderr, flush=True)
            log.append({"key": key, "kind_": kind, "program": program, "threads": threads, "round": number,
                        **one_run(options, program, kind, threads, work)})


def one_run(options, program, kind, threads, work):
    command = arguments_of(options, program, kind, threads, os.path.join(work, "model"))
    environment = dict(os.environ, LC_ALL="C.UTF-8", RAYON_NUM_THREADS=str(threads),
                       TOKENIZERS_PARALLELISM="true" if threads > 1 else "false")
    if program == "firth-256m":
        environment["FIRTH_JAVA_OPTS"] = "-Xmx256m"
    measured = measure.run(command, environment)
    try:
        seconds = json.loads(measured.stdout.decode("utf-8").strip().splitlines()[-1])["seconds"]
    except (ValueError, IndexError, TypeError, KeyError):
        seconds = measured.wall
    return {"seconds": seconds, "wall": measured.wall, "cpu": measured.cpu, "peakMiB": measured.peak_mib,
            "otherCpu": measured.other_cpu, "command": " ".join(os.path.basename(part) for part in command)}


def arguments_of(options, program, kind, threads, out):
    size = str(options.vocab_size)
    if program.startswith("firth"):
        return [options.firth, "tokenizer", "train", options.corpus, "--model", kind, "--vocab-size", size,
                "--threads", str(threads), "--out", out + ".json", "--json", "--progress", "none"]
    if program == "YouTokenToMe":
        return [os.environ["FIRTH_YTTM"], options.corpus, out, size, str(threads)]
    if program == "tokenizers":
        return [os.environ["FIRTH_HF_PYTHON"], HF_HELPER, options.corpus, "--kind", kind, "--vocab-size", size,
                "--out", out]
    return ["spm_train", "--input=" + options.corpus, "--model_prefix=" + out, "--vocab_size=" + size,
            "--model_type=bpe", "--character_coverage=1.0", "--max_sentence_length=1048576",
            "--num_threads=" + str(threads), "--minloglevel=2"]


def render(log):
    corpus = log.header["corpus"]
    lines = ["# Training tokenizers side by side", "",
             "Made by `bench/tokenizer-training.py` on %s; %s, %d cores. %s." % (
                 log.header["date"], log.header["machine"]["cpu"], log.header["machine"]["cores"],
                 ", ".join("%s %s" % item for item in log.header["programs"].items())), "",
             "Text: `%s`, %s bytes, sha256 `%s`; %d tokens wanted." % (
                 corpus["name"], format(corpus["bytes"], ","), corpus["sha256"], log.header["vocabSize"]), "",
             "Training seconds are those a program tells itself, without start and writing; where it tells none,"
             " the whole command's. Median (least–greatest) over the rounds; ratios are the peer's over Firth's of"
             " the same round.", ""]
    body = []
    for kind, threads in sorted({(r["kind_"], r["threads"]) for r in log.runs}):
        runs = [r for r in log.runs if (r["kind_"], r["threads"]) == (kind, threads)]
        for program in dict.fromkeys(r["program"] for r in sorted(runs, key=lambda r: r["program"])):
            mine = [r for r in runs if r["program"] == program]
            body.append(["%s, %d threads, %s" % (kind, threads, program),
                         *[tables.spread([r[what] for r in mine], form) for what, form in (
                             ("seconds", "%.2f"), ("wall", "%.2f"), ("cpu", "%.2f"), ("peakMiB", "%.0f"))],
                         ratio(runs, program, "wall"), ratio(runs, program, "cpu")])
    lines.append(tables.rows(["model, program", "training s", "wall s", "CPU s", "peak MiB", "wall ratio",
                              "CPU ratio"], body))
    others = [r["otherCpu"] / r["wall"] for r in log.runs if r["otherCpu"] is not None]
    lines += ["", "Processors that other work kept busy meanwhile: " + tables.spread(others, "%.1f") + ".", "",
              "## Commands", "", "Of the first round.", "", "```"]
    lines += list(dict.fromkeys(r["command"] for r in log.runs if r["round"] == 1)) + ["```"]
    return "\n".join(lines) + "\n"


def ratio(runs, program, what):
    if program == "firth":
        return ""
    return tables.spread(tables.pairwise(runs, program, "firth", lambda r: r[what]), "%.1f")


if __name__ == "__main__":
    main()
