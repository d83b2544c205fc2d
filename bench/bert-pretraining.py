#!/usr/bin/env python3
"""Writes a report of a pretraining: commands, minutes, the curve on held-out text beside what simple rules reach.

  firth bert pretrain TEXT… --valid VALID --out RUN --json > result.json
  bench/bert-pretraining.py --name bert-tiny --run RUN --result result.json [--before 'COMMAND' …]
"""

import json
import sys

from sidebyside import machine, origin, script, tables, training


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--run", help="directory of the pretraining")
    parser.add_argument("--result", help="what firth bert pretrain --json printed")
    parser.add_argument("--before", nargs="+", default=[], help="commands that made what it began with, to be told")
    return script.parsed(parser, "run", "result")


def collect(options, log):
    if log.header is not None:
        sys.exit("nothing is missing: --render")
    with open(options.result, encoding="utf-8") as file:
        result = json.load(file)
    log.begin({"date": origin.now(), "machine": machine.describe(), "before": options.before, "run": training.describe(options.run),
               "corpus": training.read(options.run, "provenance.json")["corpus"], "result": {**result, "model": training.name(options.run)}})


def render(log):
    header, result = log.header, log.header["result"]
    data, rules = result["data"]["training"], result["baselines"]
    held = result["data"]["heldOut"]
    lines = ["# Pretraining of a BERT", "", origin.made_by("bert-pretraining.py", header) + ".", "",
             "%s: %s; %s documents, %s tokens; held out: %s documents, %s tokens. %s parameters." % (
                 "Text", ", ".join("%s (SHA-256 %s…)" % (file["file"].rsplit("/", 1)[-1], file["sha256"][:12]) for file in header["corpus"]),
                 *("{:,}".format(n) for n in (data["documents"], data["tokens"], held["documents"], held["tokens"], result["parameters"]))), "",
             tables.rows(["on held-out text", "masked tokens right", "perplexity"],
                         [["the model", "%.1f %%" % (100 * result["mlmAccuracy"]), "%.1f" % result["mlmPerplexity"]],
                          *([label, "%.1f %%" % (100 * rules[key]["accuracy"]), "%.1f" % rules[key]["perplexity"]] for key, label in (
                              ("unigram", "unigrams"), ("bigram", "bigrams, the true token before"),
                              ("neighbours", "bigrams, both true neighbours")))]), ""]
    if result.get("nspAccuracy") is not None:
        lines += ["Next sentences told from others: %.1f %%; always the same answer: %.1f %%." % (
            100 * result["nspAccuracy"], 100 * rules["pairs"]), ""]
    lines += ["## Training", ""] + ["    " + command for command in header["before"]] + ([""] if header["before"] else []) + training.page(header["run"])
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
