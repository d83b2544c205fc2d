#!/usr/bin/env python3
"""Measures BERT in Firth and in plain PyTorch in alternation, steps of pretraining and vectors of texts, and writes a report.

  bench/bert-side-by-side.py --torch-python /usr/bin/python3

The same model (8,000 tokens), batches of the same shapes, dropout 0.1, Adam. Texts have 8 to 120 tokens in mixed order; PyTorch
reads them in batches of 32 as they come, each padded to its longest. PyTorch runs with OMP_WAIT_POLICY=PASSIVE, without which its
two thread pools spin against each other. A run's figure is the median of its steps after the first third, or of its second and
third reading of all texts.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import os
import statistics
import subprocess

from sidebyside import measure, origin, script, tables

PROGRAMS = ("firth", "pytorch")


def options():
    parser = script.logging_parser(__doc__, "bert")
    parser.add_argument("--torch-python", default="python3", help="a Python that has torch")
    parser.add_argument("--sizes", nargs="+", default=["tiny", "mini"])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rows", type=int, default=32)
    parser.add_argument("--length", type=int, default=128)
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    return script.parsed(parser)


def tasks(opts):
    """What is measured, with its unit and what both programs are told beside the threads."""
    for size in opts.sizes:
        yield "train " + size, "ms a step", ["train", size, opts.rows, opts.length], [opts.steps]
        yield "predict " + size, "seconds", ["predict", size, opts.texts], []


def command(opts, program, before, threads, after):
    numbers = [str(n) for n in (*before, threads, *after)]
    if program == "firth":
        return [os.path.join(script.BENCH, "java.sh"), "dev.firth.bench.BertCost", *numbers]
    return [opts.torch_python, os.path.join(script.BENCH, "bert_torch.py"), *numbers]


def collect(opts, log):
    version = subprocess.run([opts.torch_python, "-c", "import torch; print(torch.__version__)"],
                             stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    script.begin(log, lambda: {"torch": version, "rows": opts.rows, "length": opts.length, "steps": opts.steps,
                               "texts": opts.texts})
    for number in range(1, opts.rounds + 1):
        for task, unit, before, after in tasks(opts):
            for threads in opts.threads:
                for program in script.turns(PROGRAMS, number):
                    key = "%s, %d threads, %s round %d" % (task, threads, program, number)
                    if script.missing(log, key):
                        done = measure.run(command(opts, program, before, threads, after), {"OMP_WAIT_POLICY": "PASSIVE"})
                        times = [float(time) for time in done.stdout.split()]
                        log.append({"key": key, "task": task, "unit": unit, "threads": threads, "program": program,
                                    "round": number, "time": statistics.median(times[len(times) // 3:]), **done.costs()})


def render(log):
    header = log.header
    lines = ["# BERT beside plain PyTorch", "",
             origin.made_by("bert-side-by-side.py", header) + ". PyTorch %s with OMP_WAIT_POLICY=PASSIVE; pretraining of %d x %d "
             "tokens, dropout 0.1, Adam; vectors of %d texts of 8 to 120 tokens." % (
                 header["torch"], header["rows"], header["length"], header["texts"]),
             "", "Medians (least–greatest) over alternating rounds; CPU of whole runs; ratios of rounds.", "",
             "| task | threads | unit | Firth | PyTorch | times as fast | CPU, times less |", "|---|--:|---|--:|--:|--:|--:|"]
    for task, unit in dict.fromkeys((run["task"], run["unit"]) for run in log.runs):
        for threads in sorted({run["threads"] for run in log.runs}):
            ours, theirs = (kept(log, "time", task, threads, program) for program in PROGRAMS)
            our_cpu, their_cpu = (kept(log, "cpu", task, threads, program) for program in PROGRAMS)
            rounds = sorted(ours.keys() & theirs.keys())
            if rounds:
                form = "%.0f" if unit.startswith("ms") else "%.2f"
                lines.append("| %s | %d | %s | %s | %s | %s | %s |" % (
                    task, threads, unit, tables.spread([ours[r] for r in rounds], form),
                    tables.spread([theirs[r] for r in rounds], form),
                    tables.spread([theirs[r] / ours[r] for r in rounds], "%.2f"),
                    tables.spread([their_cpu[r] / our_cpu[r] for r in rounds], "%.2f")))
    return "\n".join(lines) + "\n"


def kept(log, what, task, threads, program):
    return {run["round"]: run[what] for run in log.runs
            if (run["task"], run["threads"], run["program"]) == (task, threads, program)}


if __name__ == "__main__":
    opts = options()
    script.run(opts, collect, render)
