#!/usr/bin/env python3
"""Measures training steps of a small transformer in Firth and in plain PyTorch in alternation and writes a report.

  bench/transformer-step-side-by-side.py --torch-python /usr/bin/python3

The same model (2 + 2 layers, 8,000 tokens, 4 heads), the same batch, Adam, labels smoothed by 0.1. PyTorch's two thread
pools spin against each other by default, which costs it two thirds of its speed; it runs with OMP_WAIT_POLICY=PASSIVE. A run's
figure is the median of its steps after the first third.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import os
import statistics
import subprocess

from sidebyside import measure, origin, script, tables

SHAPES = {"d128, 32 x 20": (128, 32, 20), "d256, 64 x 25": (256, 64, 25)}
PROGRAMS = ("firth", "pytorch")


def options():
    parser = script.logging_parser(__doc__, "transformer-step")
    parser.add_argument("--torch-python", default="python3", help="a Python that has torch")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    return script.parsed(parser)


def command(opts, program, shape, threads):
    numbers = [str(n) for n in (*SHAPES[shape], threads, opts.dropout, opts.steps)]
    if program == "firth":
        return [os.path.join(script.BENCH, "java.sh"), "dev.firth.bench.TransformerStepCost", *numbers]
    return [opts.torch_python, os.path.join(script.BENCH, "transformer_torch.py"), *numbers]


def collect(opts, log):
    version = subprocess.run([opts.torch_python, "-c", "import torch; print(torch.__version__)"],
                             stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    script.begin(log, lambda: {"torch": version, "dropout": opts.dropout, "steps": opts.steps})
    for number in range(1, opts.rounds + 1):
        for shape in SHAPES:
            for threads in opts.threads:
                for program in script.turns(PROGRAMS, number):
                    one_run(opts, log, program, shape, threads, number)


def one_run(opts, log, program, shape, threads, number):
    key = "%s, %d threads, %s round %d" % (shape, threads, program, number)
    if not script.missing(log, key):
        return
    done = measure.run(command(opts, program, shape, threads), {"OMP_WAIT_POLICY": "PASSIVE"})
    times = [float(ms) for ms in done.stdout.split()]
    log.append({"key": key, "shape": shape, "threads": threads, "program": program, "round": number,
                "ms": statistics.median(times[len(times) // 3:]), **done.costs()})


def render(log):
    lines = ["# A transformer's training step beside plain PyTorch", "",
             origin.made_by("transformer-step-side-by-side.py", log.header) + ". PyTorch %s with "
             "OMP_WAIT_POLICY=PASSIVE; dropout %s, Adam, smoothed labels." % (log.header["torch"], log.header["dropout"]),
             "", "Milliseconds a step, median (least–greatest) over alternating rounds; CPU of whole runs; ratios of rounds.", "",
             "| model, batch | threads | Firth, ms | PyTorch, ms | times as fast | CPU, times less |",
             "|---|--:|--:|--:|--:|--:|"]
    for shape in SHAPES:
        for threads in sorted({run["threads"] for run in log.runs}):
            ours, theirs = (kept(log, "ms", shape, threads, program) for program in PROGRAMS)
            our_cpu, their_cpu = (kept(log, "cpu", shape, threads, program) for program in PROGRAMS)
            rounds = sorted(ours.keys() & theirs.keys())
            if rounds:
                lines.append("| %s | %d | %s | %s | %s | %s |" % (
                    shape, threads, tables.spread([ours[r] for r in rounds], "%.0f"),
                    tables.spread([theirs[r] for r in rounds], "%.0f"),
                    tables.spread([theirs[r] / ours[r] for r in rounds], "%.2f"),
                    tables.spread([their_cpu[r] / our_cpu[r] for r in rounds], "%.2f")))
    return "\n".join(lines) + "\n"


def kept(log, what, shape, threads, program):
    return {run["round"]: run[what] for run in log.runs
            if (run["shape"], run["threads"], run["program"]) == (shape, threads, program)}


if __name__ == "__main__":
    opts = options()
    script.run(opts, collect, render)
