#!/usr/bin/env python3
"""Measures training steps of a small transformer in Firth and in plain PyTorch in alternation and writes a report.

  bench/transformer-step-side-by-side.py --torch-python /usr/bin/python3

The same model (2 + 2 layers, 8,000 tokens, 4 heads), the same batch, Adam, labels smoothed by 0.1. PyTorch gets as many
threads as Firth for its own pool, its BLAS or both, whichever is best, with OMP_WAIT_POLICY=PASSIVE: its default, where the two
pools spin against each other, costs it two thirds of its speed. The bare products are the matrix products of the same step by Firth's
engine, into arrays that lie ready. A run's figure is the median of its steps after the first third.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import os
import statistics

from sidebyside import measure, origin, plain_torch, script, tables

SHAPES = {"d128, 32 x 20": (128, 32, 20), "d256, 64 x 25": (256, 64, 25)}
OWN = {"firth": "TransformerStepCost", "products": "TransformerProducts"}


def options():
    parser = script.logging_parser(__doc__, "transformer-step")
    parser.add_argument("--torch-python", default="python3", help="a Python that has torch")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    return script.parsed(parser)


def command(opts, program, shape, threads):
    if program in OWN:
        numbers = [*SHAPES[shape], threads, opts.dropout, opts.steps]
        return [os.path.join(script.BENCH, "java.sh"), "dev.firth.bench." + OWN[program], *map(str, numbers)]
    numbers = [*SHAPES[shape], plain_torch.own_threads(program), opts.dropout, opts.steps]
    return [opts.torch_python, os.path.join(script.BENCH, "transformer_torch.py"), *map(str, numbers)]


def collect(opts, log):
    script.begin(log, lambda: {"torch": plain_torch.version(opts.torch_python), "dropout": opts.dropout, "steps": opts.steps})
    for number in range(1, opts.rounds + 1):
        for shape in SHAPES:
            for threads in opts.threads:
                for program in script.turns([*OWN, *plain_torch.settings(threads)], number):
                    one_run(opts, log, program, shape, threads, number)


def one_run(opts, log, program, shape, threads, number):
    key = "%s, %d threads, %s round %d" % (shape, threads, program, number)
    if not script.missing(log, key):
        return
    done = measure.run(command(opts, program, shape, threads), plain_torch.variables(program))
    times = [float(ms) for ms in done.stdout.split()]
    log.append({"key": key, "shape": shape, "threads": threads, "program": program, "round": number,
                "ms": statistics.median(times[len(times) // 3:]), **done.costs()})


def render(log):
    lines = ["# A transformer's training step beside plain PyTorch", "",
             origin.made_by("transformer-step-side-by-side.py", log.header) + ". PyTorch %s with "
             "OMP_WAIT_POLICY=PASSIVE, its own threads + those of its BLAS: the best setting counts; dropout %s, Adam, "
             "smoothed labels." % (log.header["torch"], log.header["dropout"]), "",
             "Milliseconds a step, median (least–greatest) over alternating rounds; CPU of whole runs; ratios of rounds. The "
             "share is that of the bare matrix products of a step, by the same engine, in its time.", "",
             "| model, batch | threads | Firth, ms | PyTorch, ms | its setting | times as fast | CPU, times less | bare products, ms | share |",
             "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for shape in SHAPES:
        for threads in sorted({run["threads"] for run in log.runs}):
            runs = [run for run in log.runs if (run["shape"], run["threads"]) == (shape, threads)]
            peer = plain_torch.best(runs, "ms")
            if peer:
                lines.append("| %s | %d | %s |" % (shape, threads, " | ".join(compared(runs, peer))))
    lines += ["", tables.other_work(log.runs)]
    return "\n".join(lines) + "\n"


def compared(runs, peer):
    millis = {program: tables.spread([run["ms"] for run in runs if run["program"] == program], "%.0f")
              for program in ("firth", peer, "products")}
    ratios = [tables.spread(tables.pairwise(runs, better, "firth", lambda run: run[what]), "%.2f")
              for better, what in ((peer, "ms"), (peer, "cpu"), ("products", "ms"))]
    return [millis["firth"], millis[peer], peer.split()[1], *ratios[:2], millis["products"], ratios[2]]


if __name__ == "__main__":
    opts = options()
    script.run(opts, collect, render)
