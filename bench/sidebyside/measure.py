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
    chunks: list = field(repr=False, default_factory=list)


def run(command, environment, cwd=None):
    """Runs to the end. CPU seconds and the peak cover the process and the children it waited for."""
    busy, own = machine.busy_seconds(), machine.own_cpu_seconds()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=cwd, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        chunks, output = _drain(process, start)
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        process.wait()
        raise
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    if process.returncode != 0:
        raise RunFailed(_failure(command, process.returncode, output))
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(wall, cpu, usage.ru_maxrss / 1024, _others(busy, own, cpu),
                    b"".join(output["stdout"]), b"".join(output["stderr"]), chunks)


def _drain(process, start):
    """Both streams to their ends, each piece with the time it came."""
    chunks = []
    output = {"stdout": [], "stderr": []}
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ, "stdout")
        selector.register(process.stderr, selectors.EVENT_READ, "stderr")
        while selector.get_map():
            for key, _ in selector.select():
                piece = os.read(key.fd, 1 << 16)
                if not piece:
                    selector.unregister(key.fileobj)
                    continue
                chunks.append((time.perf_counter() - start, piece))
                output[key.data].append(piece)
    return chunks, output


def _others(busy, own, cpu):
    """CPU seconds spent meanwhile by anything but the program and this script: 0 on a quiet machine."""
    if busy is None:
        return None
    return max(0.0, machine.busy_seconds() - busy - cpu - (machine.own_cpu_seconds() - own))


def _failure(command, code, output):
    last = b"".join(output["stderr"] or output["stdout"]).decode("utf-8", "replace").strip()
    return "%s ended with %d: %s" % (os.path.basename(command[0]), code, last[-500:])
