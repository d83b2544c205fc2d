#!/usr/bin/env python3
"""Fine-tunes a pretrained BERT on tasks with several seeds, beside the same network without pretraining, and writes a report.

  bench/bert-tasks.py --model RUN --data FOLDER [FOLDER…] --name bert-tiny-tasks [--tasks sst2 trec mrpc wnut17 xquad]

The folders hold sst2, trec, mrpc, ner-wnut17 and xquad as published. Weights are chosen by the development set, where there is
none by every tenth example of the training set (of XQuAD: by every tenth article, another tenth being the test), and judged on the test set, which
chooses nothing. Texts are also classified by logistic regression on tf-idf.

Every task is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import json
import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

from sidebyside import origin, script, tables

LARGE = ["--epochs", "2"]
SMALL = ["--epochs", "10"]
PAIR = ["--text-column", "sentence1", "--pair-column", "sentence2", "--label-column", "label"]
# Task of the command, its files, its options, and the measure that is told.
TASKS = {
    "sst2": ("classify", ("sst2/train-phrases.tsv", "sst2/dev.tsv", "sst2/test.tsv"), [*LARGE, "--max-length", "64"], "accuracy"),
    "trec": ("classify", ("trec/train.tsv", None, "trec/test.tsv"),
             [*SMALL, "--max-length", "48", "--text-column", "question", "--label-column", "label"], "accuracy"),
    "mrpc": ("classify", ("mrpc/train.tsv", None, "mrpc/test.tsv"), ["--epochs", "6", *PAIR], "accuracy"),
    "wnut17": ("tag", ("ner-wnut17/train.conll", "ner-wnut17/dev.conll", "ner-wnut17/test.conll"), SMALL, "f1"),
    "xquad": ("qa", ("xquad/xquad.en.json", None, None), SMALL, "f1"),
}


def arguments():
    parser = script.logging_parser(__doc__)
    parser.add_argument("--model", help="folder of the pretrained model")
    parser.add_argument("--data", nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--tasks", nargs="+", default=list(TASKS), choices=list(TASKS))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--lr", default="3e-4")
    parser.add_argument("--dropout", default="0.1")
    parser.add_argument("--jobs", type=int, default=1, help="tasks at once, which share the processors")
    return script.parsed(parser, "model", "data")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "seeds": options.seeds,
                               "lr": options.lr, "dropout": options.dropout, "weights": origin.file(os.path.join(options.model, "model.safetensors"))})
    with ThreadPoolExecutor(options.jobs) as pool:
        wanted = [name for name in options.tasks if script.missing(log, name)]
        for done in as_completed([pool.submit(keep, options, name) for name in wanted]):
            log.append(done.result())


def keep(options, name):
    with tempfile.TemporaryDirectory() as work:
        return {"key": name, **one_task(options, name, work)}


def one_task(options, name, work):
    kind, files, more, measure = TASKS[name]
    train, valid, test = parts([found(options.data, file) for file in files], work)
    command = [options.firth, "bert", "finetune", options.model, "--task", kind, "--train", train, "--valid", valid, "--test", test,
               "--out", os.path.join(work, "model"), "--seeds", str(options.seeds), "--lr", options.lr, "--dropout", options.dropout,
               "--threads", str(max(1, os.cpu_count() // options.jobs)), "--from-scratch",
               "--json", "--progress", "none", *(["--tf-idf"] if kind == "classify" else []), *more]
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return {"task": kind, "measure": measure, "minutes": (time.monotonic() - start) / 60, "result": json.loads(done.stdout),
            "options": more, "files": [origin.file(path) for path in (train, valid, test)]}


def found(folders, file):
    """The first of the folders that has the file."""
    if file is None:
        return None
    return next(path for path in (os.path.join(folder, file) for folder in folders) if os.path.exists(path))


def parts(files, work):
    """Paths of what to learn from, to choose by and to judge by; what is missing is a share of the first."""
    train, valid, test = files
    if train.endswith(".json"):
        return articles(train, work)
    if valid is not None:
        return train, valid, test
    with open(train, encoding="utf-8", newline="\n") as text:
        head, *lines = text.readlines()
    kept = os.path.join(work, "train.tsv"), os.path.join(work, "valid.tsv")
    for path, chosen in zip(kept, (lambda i: i % 10, lambda i: i % 10 == 0)):
        with open(path, "w", encoding="utf-8") as out:
            out.writelines([head] + [line for i, line in enumerate(lines) if chosen(i)])
    return (*kept, test)


def articles(file, work):
    """A file of SQuAD's form in three, by articles."""
    with open(file, encoding="utf-8") as text:
        whole = json.load(text)
    paths = []
    for name, chosen in (("train", lambda i: i % 10 > 1), ("valid", lambda i: i % 10 == 0), ("test", lambda i: i % 10 == 1)):
        paths.append(os.path.join(work, name + ".json"))
        with open(paths[-1], "w", encoding="utf-8") as out:
            json.dump({**whole, "data": [article for i, article in enumerate(whole["data"]) if chosen(i)]}, out)
    return paths


def render(log):
    header = log.header
    lines = ["# Fine-tuning", "", origin.made_by("bert-tasks.py", header) + ". The pretrained weights have the SHA-256 %s…; learning rate %s, dropout %s."
             % (header["weights"]["sha256"][:12], header["lr"], header["dropout"]), "",
             "Mean ± standard deviation of %d seeds; the test set chooses nothing." % header["seeds"], ""]
    body = [row(run) for run in sorted(log.runs, key=lambda run: list(TASKS).index(run["key"]))]
    lines += [tables.rows(["task", "measure", "held out for the choice", "without pretraining", "test", "without pretraining",
                           "tf-idf, test"], body)]
    lines += ["", "Each is", ""]
    lines += ["    firth bert finetune RUN --task %s --train … --valid … --test … --seeds %d --lr %s --dropout %s --from-scratch%s %s   # %s" % (
        run["task"], header["seeds"], header["lr"], header["dropout"], " --tf-idf" if run["task"] == "classify" else "",
        " ".join(run["options"]), run["key"]) for run in log.runs]
    return "\n".join(lines) + "\n"


def row(run):
    result, measure = run["result"], run["measure"]
    tested = "test" + measure[0].upper() + measure[1:]
    cells = [spread(result[way][name]) for name in (measure, tested) for way in ("fineTuned", "fromScratch")]
    idf = result.get("tfIdf", {}).get(tested)
    return [run["key"], measure, *cells, "-" if idf is None else "%.4f" % idf]


def spread(value):
    return "%.4f ± %.4f" % (value["mean"], value["deviation"])


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
