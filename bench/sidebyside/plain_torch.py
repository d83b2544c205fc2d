"""Plain PyTorch, and what is built on it, as the other program. It has two pools of threads, its own and that of its BLAS, which by default spin
against each other: runs are made with OMP_WAIT_POLICY=PASSIVE and with either pool as large as allowed, and the best counts.
"""

import subprocess

from . import tables


def version(python):
    return subprocess.run([python, "-c", "import torch; print(torch.__version__)"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def settings(threads, program="pytorch"):
    """Names of the settings that use so many threads: PyTorch's own + those of its BLAS."""
    return sorted({"%s %d+%d" % (program, own, blas) for own in (1, threads) for blas in (1, threads)
                   if max(own, blas) == threads})


def own_threads(setting):
    return setting.split()[1].split("+")[0]


def variables(program):
    """Of the environment, for any program of the comparison."""
    if "+" not in program:
        return {}
    return {"OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_NUM_THREADS": program.split("+")[1]}


def best(runs, measure, program="pytorch"):
    """The setting whose median is least; None without runs."""
    names = sorted({run["program"] for run in runs if run["program"].startswith(program + " ")})
    return min(names, default=None, key=lambda name: tables.median(
        run[measure] for run in runs if run["program"] == name))
