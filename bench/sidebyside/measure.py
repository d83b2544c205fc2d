"""Runs one command and measures it from outside."""

import os
import selectors
import subprocess
import time
from dataclasses import dataclass, field

from . import machine


class RunFailed(Exception):
    """A program that was to be measured did not end well."""


@dataclass
class Measured:
    """One finished run; `chunks` are (seconds since the start, bytes) as they came from the program."""

    wall: float
    cpu: float
    peak_mib: float
    other_cpu: float | None
    stdout: bytes
    stderr: bytes
    whole: bool
    chunks: list = field(repr=False, default_factory=list)

    def costs(self):
        """What a log keeps of it."""
        return {"wall": self.wall, "cpu": self.cpu, "peakMiB": self.peak_mib, "otherCpu": self.other_cpu}


def environment(variables=None):
    """This process's with more variables, and the same language for all programs."""
    return {**os.environ, "LC_ALL": "C.UTF-8", **(variables or {})}


def run(command, variables=None, training_seconds=None):
    """Runs to the end, or for so many seconds from the first line of training progress, which is then
    long enough to know the rate of a program that prints it; `whole` says which. CPU seconds and the
    peak cover the process and the children it waited for."""
    busy, own = machine.busy_seconds(), machine.own_cpu_seconds()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment(variables), stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        chunks, output, whole = _drain(process, start, training_seconds)
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        process.wait()
        raise
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    if whole and process.returncode != 0:
        raise RunFailed(_failure(command, process.returncode, output))
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(wall, cpu, usage.ru_maxrss / 1024, _others(busy, own, cpu),
                    b"".join(output["stdout"]), b"".join(output["stderr"]), whole, chunks)


def _drain(process, start, training_seconds):
    """Both streams to their ends or to the time limit, each piece with the time it came."""
    chunks = []
    output = {"stdout": [], "stderr": []}
    deadline = None
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ, "stdout")
        selector.register(process.stderr, selectors.EVENT_READ, "stderr")
        while selector.get_map():
            for key, _ in selector.select():
                piece = os.read(key.fd, 1 << 16)
                if not piece:
                    selector.unregister(key.fileobj)
                    continue
                now = time.perf_counter() - start
                if deadline is None and training_seconds and b"Progress:" in piece:
                    deadline = now + training_seconds
                chunks.append((now, piece))
                output[key.data].append(piece)
                if deadline is not None and now > deadline:
                    process.kill()
                    return chunks, output, False
    return chunks, output, True


def _others(busy, own, cpu):
    """CPU seconds spent meanwhile by anything but the program and this script: 0 on a quiet machine."""
    if busy is None:
        return None
    return max(0.0, machine.busy_seconds() - busy - cpu - (machine.own_cpu_seconds() - own))


def _failure(command, code, output):
    last = b"".join(output["stderr"] or output["stdout"]).decode("utf-8", "replace").strip()
    return "%s ended with %d: %s" % (os.path.basename(command[0]), code, last[-500:])
