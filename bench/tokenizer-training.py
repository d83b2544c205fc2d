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

import json
import os
import shutil
import tempfile

from sidebyside import measure, origin, programs, script, tables

HF_HELPER = os.path.join(script.BENCH, "peers", "hf_train_tokenizer.py")
KINDS = {"bpe": ("firth", "firth-256m", "YouTokenToMe", "tokenizers", "spm_train"),
         "bytebpe": ("firth", "tokenizers"),
         "wordpiece": ("firth", "tokenizers")}


def main():
    script.run(arguments(), collect, render)


def arguments():
    parser = script.logging_parser(__doc__, "tokenizer-training")
    parser.add_argument("--corpus", help="a text file")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--vocab-size", type=int, default=32000)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    return script.parsed(parser, "corpus")


def peers(options):
    """Names and versions of the programs that are there."""
    found = {"firth": origin.version([options.firth, "--version"])}
    found["firth-256m"] = "the same with a heap of 256 MiB"
    if os.environ.get("FIRTH_YTTM"):
        found["YouTokenToMe"] = "C++"
    if os.environ.get("FIRTH_HF_PYTHON"):
        found["tokenizers"] = origin.version([os.environ["FIRTH_HF_PYTHON"], HF_HELPER, "--version"])
    if shutil.which("spm_train"):
        found["spm_train"] = origin.package("sentencepiece")
    return found


def collect(options, log):
    script.begin(log, lambda: {"programs": peers(options), "corpus": origin.file(options.corpus),
                               "vocabSize": options.vocab_size})
    with tempfile.TemporaryDirectory() as work:
        for number in range(1, options.rounds + 1):
            for kind in options.kinds:
                for threads in options.threads:
                    one_round(options, log, work, number, kind, threads)


def one_round(options, log, work, number, kind, threads):
    present = [program for program in KINDS[kind] if program in log.header["programs"]]
    for program in script.turns(present, number):
        key = "%s %s threads %d round %d" % (kind, program, threads, number)
        if script.missing(log, key):
            log.append({"key": key, "kind_": kind, "program": program, "threads": threads, "round": number,
                        **one_run(options, program, kind, threads, work)})


def one_run(options, program, kind, threads, work):
    command = arguments_of(options, program, kind, threads, os.path.join(work, "model"))
    variables = {"RAYON_NUM_THREADS": str(threads),
                 "TOKENIZERS_PARALLELISM": "true" if threads > 1 else "false"}
    if program == "firth-256m":
        variables["FIRTH_JAVA_OPTS"] = "-Xmx256m"
    measured = measure.run(command, variables)
    try:
        seconds = json.loads(measured.stdout.decode("utf-8").strip().splitlines()[-1])["seconds"]
    except (ValueError, IndexError, TypeError, KeyError):
        seconds = measured.wall
    return {"seconds": seconds, **measured.costs(), "command": programs.shown(command)}


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
             "%s. %s." % (origin.made_by("tokenizer-training.py", log.header), origin.programs(log.header)), "",
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
    lines += ["", tables.other_work(log.runs), "",
              "## Commands", "", "Of the first round.", "", "```"]
    lines += list(dict.fromkeys(r["command"] for r in log.runs if r["round"] == 1)) + ["```"]
    return "\n".join(lines) + "\n"


def ratio(runs, program, what):
    if program == "firth":
        return ""
    return tables.spread(tables.pairwise(runs, program, "firth", lambda r: r[what]), "%.1f")


if __name__ == "__main__":
    main()
