#!/usr/bin/env python3
"""Firth's jobs on a standalone Spark cluster of this machine beside the commands of one machine.

    bench/spark-cluster.py CORPUS [--workers 2] [--fractions 0.25,0.5,1] [--work FOLDER] [--memory 1g] [--kill] [--report PAGE]

Starts a master and workers on loopback from the jars that ./firth spark runs with, and for each share of the corpus runs every
job on the cluster and on one machine: time of both, whether the SHA-256 of the files are the same, bytes that the tasks shuffled
and the most memory of an executor. With --kill an executor is killed in the middle of each job over the whole corpus.
Build first: ./firth spark --help.
"""

import argparse
import glob
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

from sidebyside import script, spark

def java_home():
    found = os.environ.get("FIRTH_JAVA_HOME") or os.environ.get("JAVA_HOME")
    if found:
        return found
    return sorted(glob.glob("/usr/lib/jvm/*25*"))[0]


class Cluster:
    """A master and workers, each with one core."""

    def __init__(self, work, workers, memory):
        self.work = os.path.join(work, "cluster")
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(os.path.join(self.work, "jars"))
        self.classpath = spark.class_path()
        for jar in self.classpath.split(":"):
            link = os.path.join(self.work, "jars", os.path.basename(jar))
            if jar.endswith(".jar") and not os.path.exists(link):
                os.symlink(jar, link)
        self.processes = []
        host = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        log = self.launch("master", "org.apache.spark.deploy.master.Master", host)
        self.url = self.wait(log, r"spark://127\.0\.0\.1:\d+")
        for i in range(workers):
            log = self.launch("worker-%d" % i, "org.apache.spark.deploy.worker.Worker",
                              host + ["--cores", "1", "--memory", memory, "--work-dir", os.path.join(self.work, "w%d" % i), self.url])
            self.wait(log, "Successfully registered with master")

    def launch(self, name, main, arguments):
        log = os.path.join(self.work, name + ".log")
        settings = os.path.join(self.work, "log4j2.properties")
        with open(settings, "w") as out:
            out.write("rootLogger.level=info\nrootLogger.appenderRef.a.ref=a\nappender.a.type=Console\nappender.a.name=a\n"
                      "appender.a.layout.type=PatternLayout\nappender.a.layout.pattern=%m%n\n")
        command = [os.path.join(java_home(), "bin", "java"), "-Xmx256m", "-Dlog4j2.configurationFile=" + settings]
        command += spark.opened()
        env = dict(os.environ, SPARK_HOME=self.work, JAVA_HOME=java_home(), SPARK_LOCAL_IP="127.0.0.1", SPARK_SCALA_VERSION="2.13")
        with open(log, "w") as out:
            self.processes.append(subprocess.Popen(command + ["-cp", self.classpath, main] + arguments, stdout=out, stderr=out, env=env))
        return log

    @staticmethod
    def wait(log, wanted):
        for _ in range(600):
            with open(log) as lines:
                found = re.search(wanted, lines.read())
            if found:
                return found.group()
            time.sleep(0.1)
        sys.exit("not seen in %s: %s" % (log, wanted))

    def executors(self):
        """Executors of this cluster's workers, by their parents."""
        workers = {process.pid for process in self.processes}
        found = []
        for status in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(status) as line:
                    pid, parent = re.match(r"(\d+) \(.*\) \S (\d+)", line.read()).groups()
            except (OSError, AttributeError):
                continue
            if int(parent) in workers:
                found.append(int(pid))
        return found

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait()


class Watch(threading.Thread):
    """The most resident memory of an executor; kills one when told to."""

    def __init__(self, cluster, out, kill):
        super().__init__(daemon=True)
        self.cluster, self.out, self.kill = cluster, out, kill
        self.peak, self.killed, self.done = 0, False, False

    def run(self):
        started = time.time()
        while not self.done:
            executors = self.cluster.executors()
            for pid in executors:
                try:
                    with open("/proc/%d/status" % pid) as status:
                        self.peak = max(self.peak, int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)))
                except (OSError, AttributeError):
                    pass
            if self.kill and not self.killed and executors and self.is_under_way(started):
                os.kill(executors[0], signal.SIGKILL)
                self.killed = True
            time.sleep(0.1)

    def is_under_way(self, started):
        """Some parts are written, or, where a job writes none, the executors have worked for a while."""
        parts = glob.glob(os.path.join(self.out, "part-*"))
        return len(parts) > 0 or (not os.path.isdir(self.out) and time.time() - started > 8)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def run(command):
    start = time.time()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("%s\n%s" % (" ".join(command), done.stderr[-2000:]))
    return time.time() - start, done.stdout


def shuffled(events):
    """Bytes that tasks wrote for others to read, from Spark's own log of events."""
    total = 0
    for log in glob.glob(events + "/**/*", recursive=True):
        if os.path.isfile(log):
            with open(log) as lines:
                for line in lines:
                    if '"SparkListenerTaskEnd"' in line:
                        metrics = json.loads(line).get("Task Metrics") or {}
                        total += metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
    return total


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = os.path.abspath(options.work)
        os.makedirs(self.work, exist_ok=True)
        self.firth = os.path.join(script.ROOT, "firth")
        self.cluster = Cluster(self.work, options.workers, options.memory)
        self.rows = []

    def path(self, name):
        return os.path.join(self.work, name)

    def on_cluster(self, job, arguments, out, kill):
        events = self.path("events")
        shutil.rmtree(events, ignore_errors=True)
        os.makedirs(events)
        shutil.rmtree(out, ignore_errors=True)
        watch = Watch(self.cluster, out, kill)
        watch.start()
        seconds, said = run([self.firth, "spark", job] + arguments + [
            "--master", self.cluster.url, "--json",
            "--conf", "spark.executor.extraClassPath=" + self.cluster.classpath,
            "--conf", "spark.executor.memory=" + self.options.executor_memory,
            "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1",
            "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=8",
            "--conf", "spark.eventLog.enabled=true", "--conf", "spark.eventLog.compress=false",
            "--conf", "spark.eventLog.dir=file://" + events])
        watch.done = True
        watch.join()
        return seconds, json.loads(said), watch.peak / 1024, shuffled(events), watch.killed

    def job(self, share, name, job, arguments, one, kind):
        """One job on the cluster and on one machine; kind says how the results are compared."""
        out = self.path("out")
        one_file, joined = self.path("one"), self.path("joined")
        spark_arguments = arguments + ([] if kind == "stats" else ["--out", joined if kind == "file" else out])
        for kill in ([False, True] if self.options.kill and share == 1 else [False]):
            seconds, said, memory, shuffle, killed = self.on_cluster(job, spark_arguments, out, kill)
            alone, answer = run([self.firth] + one + ([] if kind in ("stats", "lines") else ["--out", one_file]))
            join = 0
            if kind == "stats":
                said.pop("seconds")
                same = said == json.loads(answer)
            else:
                if kind == "lines":
                    with open(one_file, "w") as file:
                        file.write(answer)
                if kind != "file":
                    join, _ = run([self.firth, "spark", "join", out, "--out", joined])
                same = sha256(joined) == sha256(one_file)
            row = dict(share=share, job=name, killed=killed, cluster=seconds, join=join, one=alone, same=same, memory=memory, shuffle=shuffle)
            self.rows.append(row)
            print(json.dumps(row), flush=True)

    def corpus(self, share):
        if share == 1:
            return self.options.corpus
        part = self.path("corpus-%s.txt" % share)
        size = int(os.path.getsize(self.options.corpus) * share)
        with open(self.options.corpus, "rb") as source, open(part, "wb") as out:
            out.write(source.read(size) + source.readline())
        return part

    def run(self):
        for share in [float(f) for f in self.options.fractions.split(",")]:
            corpus = self.corpus(share)
            words, ids = self.path("words.txt"), self.path("ids")
            self.job(share, "stats", "stats", [corpus], ["corpus", "stats", corpus, "--json"], "stats")
            self.job(share, "deduplicate", "deduplicate", [corpus], ["corpus", "deduplicate", corpus], "folder")
            self.job(share, "vocabulary", "vocabulary", [corpus], ["vectors", "vocabulary", corpus], "file")
            shutil.copy(self.path("joined"), words)
            self.job(share, "word counts", "count", [corpus], ["tokenizer", "count", corpus], "folder")
            model = self.path("tokenizer.json")
            if not os.path.exists(model):
                run([self.firth, "tokenizer", "train", corpus, "--vocab-size", "8000", "--out", model])
            self.job(share, "encode", "encode", [model, corpus, "--ids"], ["tokenizer", "encode", model, corpus, "--ids"], "lines")
            self.job(share, "ids", "ids", [corpus, "--vocab", words], ["vectors", "encode", corpus, "--vocab", words], "folder")
            shutil.rmtree(ids, ignore_errors=True)
            shutil.move(self.path("out"), ids)
            whole = self.path("whole.ids")
            shutil.copy(self.path("one"), whole)
            self.job(share, "co-occurrences", "cooccurrence", [ids, "--vocab", words, "--window", "15"],
                     ["vectors", "cooccurrence", "--ids", whole, "--vocab", words, "--window", "15"], "folder")


def page(bench):
    options = bench.options
    lines = ["# Spark beside one machine", "",
             "`bench/spark-cluster.py CORPUS --workers %d --fractions %s%s`: a standalone master and %d workers with a core each, executors of"
             % (options.workers, options.fractions, " --kill" if options.kill else "", options.workers),
             "%s, on one machine of %d cores; corpus of %s bytes. One machine means the same work by Firth's plain command with all cores."
             % (options.executor_memory, os.cpu_count(), format(os.path.getsize(options.corpus), ",")), "",
             "| share | job | cluster, s | join, s | one machine, s | same SHA-256 | peak memory of an executor, MB | shuffled, MB |",
             "|---|---|---|---|---|---|---|---|"]
    for row in bench.rows:
        lines.append("| %g | %s%s | %.1f | %.1f | %.1f | %s | %.0f | %.1f |" % (
            row["share"], row["job"], ", an executor killed" if row["killed"] else "", row["cluster"], row["join"], row["one"],
            "yes" if row["same"] else "**no**", row["memory"], row["shuffle"] / 1e6))
    lines += ["", "The cluster's times include the start of a JVM, of Spark and of its executors; statistics are compared field by field."]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fractions", default="0.25,0.5,1")
    parser.add_argument("--work", default="spark-cluster-work")
    parser.add_argument("--memory", default="2g", help="of a worker")
    parser.add_argument("--executor-memory", default="1g")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--report", help="page to write")
    bench = Bench(parser.parse_args())
    try:
        bench.run()
    finally:
        bench.cluster.stop()
    text = page(bench)
    if bench.options.report:
        with open(bench.options.report, "w") as out:
            out.write(text)
    print(text)


if __name__ == "__main__":
    main()
