"""The machine that a report was made on, and how busy others kept it."""

import os
import platform
import resource


def describe():
    return {
        "cpu": _field("/proc/cpuinfo", "model name") or platform.processor() or "unknown",
        "cores": len(os.sched_getaffinity(0)),
        "memoryMiB": _mebibytes(),
        "kernel": platform.system() + " " + platform.release(),
        "flags": _simd_flags(),
    }


def same(a, b):
    """Whether runs on both may stand in one table."""
    return all(a.get(key) == b.get(key) for key in ("cpu", "cores"))


def busy_seconds():
    """CPU seconds that the whole machine has spent, stolen time included (Linux; else nothing)."""
    try:
        with open("/proc/stat", encoding="ascii") as stat:
            ticks = [int(field) for field in stat.readline().split()[1:]]
    except OSError:
        return None
    user, nice, system, _idle, _wait, irq, softirq, steal = (ticks + [0] * 8)[:8]
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _field(path, name):
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                key, _, value = line.partition(":")
                if key.strip() == name:
                    return value.strip()
    except OSError:
        pass
    return None


def _mebibytes():
    kibibytes = _field("/proc/meminfo", "MemTotal")
    return int(kibibytes.split()[0]) // 1024 if kibibytes else None


def _simd_flags():
    flags = (_field("/proc/cpuinfo", "flags") or "").split()
    return [flag for flag in ("avx2", "fma", "avx512f", "avx512vl", "avx512dq") if flag in flags]
