"""A standalone Spark cluster of this machine: a master and workers on loopback, from the jars of the build."""

import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

from . import spark

LOGGING = """rootLogger.level=info
rootLogger.appenderRef.a.ref=a
appender.a.type=Console
appender.a.name=a
appender.a.layout.type=PatternLayout
appender.a.layout.pattern=%m%n
"""


class Cluster:
    """A master and workers with a core each; `url` is the master's. Whatever they write lies in `work`."""

    def __init__(self, work, workers, memory):
        self.work = os.path.join(os.path.abspath(work), "cluster")
        self.java = spark.java()
        self.class_path = spark.class_path()
        self.processes = []
        shutil.rmtree(self.work, ignore_errors=True)
        self._gather_jars()
        with open(self._path("log4j2.properties"), "w") as settings:
            settings.write(LOGGING)
        self.url = self._started("master", r"spark://127\.0\.0\.1:\d+", "org.apache.spark.deploy.master.Master")
        for i in range(workers):
            self._started("worker-%d" % i, "Successfully registered with master", "org.apache.spark.deploy.worker.Worker",
                          "--cores", "1", "--memory", memory, "--work-dir", self._path("w%d" % i), self.url)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait()

    def _path(self, name):
        return os.path.join(self.work, name)

    def _gather_jars(self):
        """SPARK_HOME is a folder with jars, for the workers."""
        os.makedirs(self._path("jars"))
        for jar in self.class_path.split(":"):
            link = self._path(os.path.join("jars", os.path.basename(jar)))
            if jar.endswith(".jar") and not os.path.exists(link):
                os.symlink(jar, link)

    def _started(self, name, said, main, *arguments):
        """What the new process said when it was ready."""
        log = self._path(name + ".log")
        command = [self.java, "-Xmx256m", "-Dlog4j2.configurationFile=" + self._path("log4j2.properties"), *spark.opened(),
                   "-cp", self.class_path, main, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", *arguments]
        environment = dict(os.environ, SPARK_HOME=self.work, JAVA_HOME=os.path.dirname(os.path.dirname(self.java)),
                           SPARK_LOCAL_IP="127.0.0.1", SPARK_SCALA_VERSION="2.13")
        with open(log, "w") as out:
            self.processes.append(subprocess.Popen(command, stdout=out, stderr=out, env=environment))
        for _ in range(600):
            with open(log) as lines:
                found = re.search(said, lines.read())
            if found:
                return found.group()
            time.sleep(0.1)
        sys.exit("not seen in %s: %s" % (log, said))

    def settings(self, events, executor_memory):
        """Options of `firth spark` for this cluster; Spark's log of events goes to the folder `events`."""
        settings = {"spark.executor.extraClassPath": self.class_path, "spark.executor.memory": executor_memory,
                    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
                    "spark.sql.shuffle.partitions": "8", "spark.eventLog.enabled": "true", "spark.eventLog.compress": "false",
                    "spark.eventLog.dir": "file://" + events}
        return ["--master", self.url] + [word for pair in settings.items() for word in ("--conf", "%s=%s" % pair)]

    def executors(self):
        """Processes that the workers started."""
        workers = {process.pid for process in self.processes}
        return [pid for pid, parent in _processes() if parent in workers]


class Watch(threading.Thread):
    """Looks at the executors while a job writes to the folder `out`: `peak` is the most memory that one held, in MB. The first process
    that `victims()` gives is killed in the middle of the job."""

    def __init__(self, cluster, out, victims=list):
        super().__init__(daemon=True)
        self.cluster, self.out, self.victims = cluster, out, victims
        self.peak, self.killed = 0, False
        self._done = threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self._done.set()
        self.join()

    def run(self):
        started = time.time()
        while not self._done.wait(0.1):
            self.peak = max([self.peak, *map(_most_resident, self.cluster.executors())])
            victims = [] if self.killed else self.victims()
            if victims and self._under_way(started):
                os.kill(victims[0], signal.SIGKILL)
                self.killed = True

    def _under_way(self, started):
        """Some parts are written, or, where a job writes none, the executors have worked for a while."""
        return bool(glob.glob(os.path.join(self.out, "part-*"))) or (not os.path.isdir(self.out) and time.time() - started > 8)


def _processes():
    """Number and parent of every process."""
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as line:
                yield tuple(map(int, re.match(r"(\d+) \(.*\) \S (\d+)", line.read()).groups()))
        except (OSError, AttributeError):
            continue  # it has ended


def _most_resident(pid):
    try:
        with open("/proc/%d/status" % pid) as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return 0  # it has ended


def shuffled(events):
    """Bytes that tasks wrote for others to read, from Spark's log of events."""
    return sum(_written(task) for log in glob.glob(events + "/**/*", recursive=True) if os.path.isfile(log) for task in _ended(log))


def _ended(log):
    with open(log) as lines:
        return [json.loads(line) for line in lines if '"SparkListenerTaskEnd"' in line]


def _written(task):
    metrics = task.get("Task Metrics") or {}  # none of a task that was lost
    return metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
