#!/usr/bin/env python3
"""A neural language model beside Kneser-Ney models of the same text, in bits per byte of a held-out text, and writes a report.

  bench/lm-neural.py --name lm-neural --text TRAIN --valid VALID --test TEST --minutes 60 --work FOLDER [--options --dim 256 …]

Kneser-Ney models count the neural model's own tokens, to which no text is unknown, so that all of them divide up the same
bytes; beside that whole words, of which those that the training text lacks are spelled by a model of the letters of its words.
The neural model is trained in --work with --resume, so that a measurement that was stopped goes on there.

Every model is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import argparse
import json
import math
import os
import subprocess
import time

from sidebyside import origin, script, tables

ORDERS = (3, 4, 5, 6)
WORD_ORDERS = (3, 5)
SPELLING_ORDER = 5


def arguments():
    parser = script.logging_parser(__doc__, "lm-neural")
    parser.add_argument("--text", help="what is learned from, a line for each example")
    parser.add_argument("--valid", help="what the neural model's weights are chosen by")
    parser.add_argument("--test", help="what is judged")
    parser.add_argument("--minutes", default="60")
    parser.add_argument("--work", help="folder for the models")
    parser.add_argument("--options", nargs=argparse.REMAINDER, default=[], help="of firth lm train-neural")
    return script.parsed(parser, "text", "valid", "test", "work")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "minutes": options.minutes, "options": options.options,
                               "files": [origin.file(path) for path in (options.text, options.valid, options.test)]})
    os.makedirs(options.work, exist_ok=True)
    if script.missing(log, "neural"):
        log.append({"key": "neural", **neural(options)})
    tokens = {path: encoded(options, path) for path in (options.text, options.test)}
    for order in ORDERS:
        if script.missing(log, "tokens %d" % order):
            log.append({"key": "tokens %d" % order, **counted(options, order, tokens[options.text], tokens[options.test])})
    for order in WORD_ORDERS:
        if script.missing(log, "words %d" % order):
            log.append({"key": "words %d" % order, **counted(options, order, options.text, options.test)})
    if script.missing(log, "spelling"):
        log.append({"key": "spelling", **spelled(options)})


def told(command):
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def timed(command):
    start = time.monotonic()
    return told(command), time.monotonic() - start


def run_of(options):
    return os.path.join(options.work, "neural")


def neural(options):
    command = [options.firth, "lm", "train-neural", options.text, "--valid", options.valid, "--out", run_of(options), "--max-minutes",
               options.minutes, "--resume", "--json", *options.options]
    trained = told(command)
    score, seconds = timed([options.firth, "lm", "score", run_of(options), options.test, "--json"])
    return {"trained": trained, "score": score, "scoreSeconds": seconds}


def encoded(options, path):
    """The neural model's tokens of a text, blanks between them."""
    made = os.path.join(options.work, os.path.basename(path) + ".tokens")
    if not os.path.exists(made):
        with open(made + ".part", "wb") as out:
            subprocess.run([options.firth, "tokenizer", "encode", run_of(options), path, "--special-in-text", "text", "--progress", "none"],
                           stdout=out, check=True)
        os.rename(made + ".part", made)
    return made


def counted(options, order, text, test):
    model = os.path.join(options.work, "model.arpa")
    trained, seconds = timed([options.firth, "lm", "train", text, "--order", str(order), "--skip-symbols", "--memory", "4g", "--out", model, "--json"])
    score, scoring = timed([options.firth, "lm", "score", model, test, "--json"])
    bytes_of_arpa = os.path.getsize(model)
    os.remove(model)
    return {"trained": trained, "trainSeconds": seconds, "score": score, "scoreSeconds": scoring, "bytes": bytes_of_arpa}


def spelled(options):
    """What the letters of the test's unknown words cost after those of all known ones."""
    known = dict.fromkeys(words(options.text))
    unknown = [word for word in words(options.test) if word not in known]
    files = []
    for name, some in (("known", known), ("unknown", unknown)):
        files.append(os.path.join(options.work, name + ".letters"))
        with open(files[-1], "w", encoding="utf-8") as out:
            out.writelines(" ".join(word) + "\n" for word in some)
    return {"words": len(unknown), **counted(options, SPELLING_ORDER, *files)}


def words(path):
    with open(path, encoding="utf-8", newline="\n") as text:
        return text.read().split()


def render(log):
    header, runs = log.header, {run["key"]: run for run in log.runs}
    text, valid, test = header["files"]
    lines = ["# A neural language model beside Kneser-Ney", "", origin.made_by("lm-neural.py", header) + "; %s." % header["firth"], "",
             "Learned from %s (%.1f MB), judged by %s (%.2f MB, SHA-256 %s…); all bits are divided by the bytes of the test's own text." % (
                 text["name"], text["bytes"] / 1e6, test["name"], test["bytes"] / 1e6, test["sha256"][:12]), ""]
    size = runs["neural"]["score"]["bytes"]
    spelling = runs["spelling"]["score"]
    body = [row("neural", runs["neural"], size, runs["neural"]["trained"]["seconds"])]
    for unit, orders in (("tokens", ORDERS), ("words", WORD_ORDERS)):
        for order in orders:
            run = runs["%s %d" % (unit, order)]
            body.append(row("Kneser-Ney, %d-grams of %s" % (order, unit), run, size, run["trainSeconds"], spelling if unit == "words" else None))
    lines += [tables.rows(["model", "bits per byte", "with unknown words spelled", "perplexity per token", "tokens", "unknown", "minutes of training", "seconds of scoring"], body), "",
              "Neural model: `firth lm train-neural %s`, at most %s minutes; %s steps, %s parameters." % (
                  " ".join(header["options"]), header["minutes"], runs["neural"]["trained"].get("steps"), runs["neural"]["trained"].get("parameters")), "",
              "Models of words name an unknown one by one symbol. Spelled are %d words by %d-grams of letters, learned from the training text's words, "
              "each once." % (runs["spelling"]["words"], SPELLING_ORDER)]
    return "\n".join(lines) + "\n"


def row(label, run, size, seconds, spelling=None):
    score = run["score"]
    whole = "" if spelling is None else "%.4f" % (bits(score, size) + bits(spelling, size))
    return [label, "%.4f" % bits(score, size), whole, "%.2f" % 10 ** (-score["log10Probability"] / score["tokens"]), score["tokens"], score["oov"],
            "%.1f" % (seconds / 60), "%.1f" % run["scoreSeconds"]]


def bits(score, size):
    return -score["log10Probability"] / math.log10(2) / size


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
