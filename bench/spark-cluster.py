#!/usr/bin/env python3
"""Firth's jobs on a standalone Spark cluster of this machine beside the commands of one machine.

  bench/spark-cluster.py --corpus FILE [--fractions 0.001,0.25,0.5,1] [--kill]

Starts a master and workers on loopback from the jars that ./firth spark runs with, and for each share of the corpus runs every
job on the cluster and on one machine: time of both, whether the SHA-256 of the files are the same, bytes that the tasks shuffled
and the most memory of an executor. With --kill the jobs over the whole corpus run again while an executor is killed, and once more
over what they had half written when the driver was killed.
Build first: ./firth spark --help.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing (with the same --work), --render
only writes the table again.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from typing import NamedTuple

from sidebyside import origin, script, tables
from sidebyside.cluster import Cluster, Watch, shuffled


EXECUTOR, DRIVER = "an executor killed", "run again after the driver was killed"


class Job(NamedTuple):
    """`job` is the command's name under `firth spark`; `arguments` are its own, `one` is the command of one machine.
    `result` is what both give: "folder" of parts beside a file, "file", "lines" printed by one machine, or "said" as JSON."""

    name: str
    job: str
    arguments: list
    one: list
    result: str = "folder"


def arguments():
    parser = script.logging_parser(__doc__, "spark-cluster")
    parser.add_argument("--corpus", metavar="FILE")
    parser.add_argument("--workers", type=int, default=2, help="with a core each (default: 2)")
    parser.add_argument("--fractions", type=lambda text: [float(x) for x in text.split(",")], default=[0.001, 0.25, 0.5, 1],
                        metavar="X,X", help="of the corpus (default: 0.001,0.25,0.5,1)")
    parser.add_argument("--window", default="15", help="of co-occurrences (default: 15)")
    parser.add_argument("--work", default="spark-cluster-work", help="folder for what is made (default: spark-cluster-work)")
    parser.add_argument("--memory", default="2g", help="of a worker (default: 2g)")
    parser.add_argument("--executor-memory", default="1g", help="(default: 1g)")
    parser.add_argument("--kill", action="store_true", help="also kill executors and drivers of the jobs over the whole corpus")
    return script.parsed(parser, "corpus")


def collect(options, log):
    script.begin(log, lambda: {"firth": origin.version([options.firth, "--version"]), "corpus": origin.file(options.corpus),
                               "workers": options.workers, "executorMemory": options.executor_memory})
    os.makedirs(options.work, exist_ok=True)
    with Cluster(options.work, options.workers, options.memory) as cluster:
        for share in options.fractions:
            for job in jobs(options, share):
                for kill in ["", *kills(job)] if options.kill and share == 1 else [""]:
                    key = "%g %s%s" % (share, job.name, kill and ", " + kill)
                    if script.missing(log, key):
                        log.append({"key": key, "share": share, "job": job.name, **measured(options, cluster, job, kill)})


def kills(job):
    """Jobs without a folder leave nothing half written."""
    return [EXECUTOR, DRIVER] if job.result in ("folder", "lines") else [EXECUTOR]


def jobs(options, share):
    """Each in turn, with what it needs of those before."""
    corpus, words, ids, model = (work(options, "%s-%g" % (name, share)) for name in ("corpus", "words", "ids", "tokenizer"))
    cut(options.corpus, share, corpus)
    vocabulary = ["--vocab", words]
    yield Job("stats", "stats", [corpus], ["corpus", "stats", corpus, "--json"], "said")
    yield Job("deduplicate", "deduplicate", [corpus], ["corpus", "deduplicate", corpus])
    yield Job("vocabulary", "vocabulary", [corpus], ["vectors", "vocabulary", corpus], "file")
    yield Job("word counts", "count", [corpus], ["tokenizer", "count", corpus])
    made(options, words, ["vectors", "vocabulary", corpus])
    made(options, model, ["tokenizer", "train", corpus, "--vocab-size", "8000"])
    yield Job("encode", "encode", [model, corpus, "--ids"], ["tokenizer", "encode", model, corpus, "--ids"], "lines")
    yield Job("ids", "ids", [corpus, *vocabulary], ["vectors", "encode", corpus, *vocabulary])
    made(options, ids, ["spark", "ids", corpus, *vocabulary])
    made(options, ids + ".joined", ["spark", "join", ids])
    counting = [*vocabulary, "--window", options.window]
    yield Job("co-occurrences", "cooccurrence", [ids, *counting], ["vectors", "cooccurrence", "--ids", ids + ".joined", *counting])


def work(options, name):
    return os.path.abspath(os.path.join(options.work, name))


def cut(corpus, share, part):
    """The first lines of the corpus."""
    if os.path.exists(part):
        return
    with open(corpus, "rb") as source, open(part, "wb") as out:
        out.write(source.read(int(os.path.getsize(corpus) * share)) + source.readline())


def made(options, out, command):
    if not os.path.exists(out):
        firth(options, [*command, "--out", out])


def firth(options, command, printed=os.devnull):
    """Seconds; what it prints goes to the file."""
    start = time.monotonic()
    with open(printed, "wb") as out:
        done = subprocess.run([options.firth, *command], stdout=out, stderr=subprocess.PIPE, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit("firth %s …\n%s" % (" ".join(command[:3]), done.stderr[-2000:]))
    return time.monotonic() - start


def measured(options, cluster, job, kill):
    """One job on the cluster and on one machine."""
    folder, joined, one = (work(options, name) for name in ("out", "joined", "one"))
    prints = job.result in ("said", "lines")
    row = on_cluster(options, cluster, job, joined if job.result == "file" else folder, kill)
    said = row.pop("said")
    row["one"] = firth(options, job.one, one) if prints else firth(options, [*job.one, "--out", one])
    if job.result == "said":
        said.pop("seconds")
        return {**row, "same": said == read(one)}
    if job.result != "file":
        row["join"] = firth(options, ["spark", "join", folder, "--out", joined])
    return {**row, "sha256": origin.sha256(one), "same": origin.sha256(joined) == origin.sha256(one)}


def read(file):
    with open(file, encoding="utf-8") as content:
        return json.load(content)


def on_cluster(options, cluster, job, out, kill):
    events = work(options, "events")
    shutil.rmtree(work(options, "out"), ignore_errors=True)
    empty(events)
    command = ["spark", job.job, *job.arguments, "--json", *cluster.settings(events, options.executor_memory)]
    command += [] if job.result == "said" else ["--out", out]
    if kill == DRIVER:
        kill_driver(options, cluster, command, out)
        empty(events)
    printed = work(options, "printed")
    with Watch(cluster, out, cluster.executors if kill == EXECUTOR else list) as watch:
        seconds = firth(options, command, printed)
    if kill == EXECUTOR and not watch.killed:
        sys.exit("%s ended before an executor could be killed" % job.name)
    return {"cluster": seconds, "said": read(printed), "executorMb": watch.peak, "shuffled": shuffled(events), "killed": watch.killed}


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)


def kill_driver(options, cluster, command, out):
    driver = subprocess.Popen([options.firth, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    with Watch(cluster, out, lambda: [driver.pid]) as watch:
        driver.wait()
    if not watch.killed or os.path.exists(os.path.join(out, "manifest.json")):
        sys.exit("%s ended before it could be killed" % command[1])


def render(log):
    header = log.header
    lines = ["# Spark beside one machine", "", origin.made_by("spark-cluster.py", header) + "; %s." % header["firth"], "",
             "A standalone master and %d workers with a core each, executors of %s, all on this machine; %s of %s bytes, and its first lines."
             % (header["workers"], header["executorMemory"], header["corpus"]["name"], format(header["corpus"]["bytes"], ",")),
             "Command: `bench/spark-cluster.py --corpus %s%s`." % (header["corpus"]["name"], " --kill" if any(run["killed"] for run in log.runs) else ""),
             "One machine means the same work by Firth's plain command with all cores. The cluster's times include the start of a JVM, of Spark",
             "and of its executors; the smallest share shows these alone. Statistics are compared field by field.", ""]
    head = ["share, job", "cluster, s", "join, s", "one machine, s", "cluster / one", "same SHA-256", "executor's peak, MB", "shuffled, MB"]
    return "\n".join(lines + [tables.rows(head, map(cells, log.runs))]) + "\n"


def cells(run):
    return [run["key"], "%.1f" % run["cluster"], "%.1f" % run["join"] if "join" in run else "-", "%.1f" % run["one"],
            "%.1f" % (run["cluster"] / run["one"]), "yes" if run["same"] else "**no**", "%.0f" % run["executorMb"],
            "%.1f" % (run["shuffled"] / 1e6)]


if __name__ == "__main__":
    options = arguments()
    script.run(options, collect, render)
