#!/usr/bin/env python3
"""Measures beam search with a small transformer in Firth, in plain PyTorch and in JoeyNMT in alternation and writes a report.

  bench/decoding-side-by-side.py --torch-python /usr/bin/python3 --source train.de --target train.en --work FOLDER [--joeynmt CHECKOUT]

The first lines of the files but 1,000 train a model (2 + 2 layers, 4 heads, joint BPE of 8,000 tokens) for some hundred steps, so that its
translations have the lengths of sentences; the last 1,000 are translated, by the same weights in all programs, with a
beam of 5, one sentence at a time and in batches of 32 sorted by length. Firth and plain PyTorch keep keys and values, JoeyNMT does not.
Translations are compared.

PyTorch gets as many threads as Firth, its BLAS beside them none or as many, and the best of its settings counts, for JoeyNMT too; it runs
with OMP_WAIT_POLICY=PASSIVE. Seconds are those of the 1,000 sentences, after a warm-up by 64.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing, --render only writes the
tables again.
"""

import os
import subprocess

from sidebyside import measure, origin, plain_torch, script, tables

SENTENCES = 1000
PEERS = {"pytorch": "decoding_torch.py", "joeynmt": "decoding_joeynmt.py"}
NAMES = {"firth": "Firth", "pytorch": "PyTorch", "joeynmt": "JoeyNMT"}


def options():
    parser = script.logging_parser(__doc__, "decoding")
    parser.add_argument("--torch-python", default="python3", help="a Python that has torch and numpy")
    parser.add_argument("--joeynmt", metavar="CHECKOUT", help="of JoeyNMT 2.3")
    parser.add_argument("--source", help="text to learn from and to translate")
    parser.add_argument("--target", help="its translation")
    parser.add_argument("--work", default="target/decoding", help="where models are kept")
    parser.add_argument("--dims", type=int, nargs="+", default=[128, 256])
    parser.add_argument("--batches", type=int, nargs="+", default=[1, 32])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--steps", type=int, default=500, help="of training the model")
    parser.add_argument("--rounds", type=int, default=5)
    return script.parsed(parser, "source", "target")


def java(*arguments):
    return [os.path.join(script.BENCH, "java.sh"), *map(str, arguments)]


def prepare(opts, dim):
    """The folder of the model, trained unless it is there."""
    folder = os.path.join(opts.work, "d%d-%d" % (dim, opts.steps))
    if not os.path.exists(os.path.join(folder, "weights.npz")):
        os.makedirs(folder, exist_ok=True)
        files = []
        for name in (opts.source, opts.target):
            with open(name, encoding="utf-8", newline="\n") as text:
                lines = text.readlines()
            for part, some in (("train", lines[:-SENTENCES]), ("test", lines[-SENTENCES:])):
                files.append(os.path.join(folder, part + "." + os.path.basename(name)))
                with open(files[-1], "w", encoding="utf-8") as out:
                    out.writelines(some)
        train_source, source, train_target, target = files
        subprocess.run(java("dev.firth.bench.DecodingModel", train_source, train_target, source, target, folder, dim,
                            opts.steps), check=True, env=measure.environment())
    return folder


def collect(opts, log):
    script.begin(log, lambda: {"torch": plain_torch.version(opts.torch_python), "steps": opts.steps,
                               "files": {os.path.basename(f): origin.sha256(f) for f in (opts.source, opts.target)}})
    for number in range(1, opts.rounds + 1):
        for dim in opts.dims:
            folder = prepare(opts, dim)
            for batch in opts.batches:
                for threads in opts.threads:
                    for program in script.turns(programs(opts, threads), number):
                        one_run(opts, log, folder, dim, batch, threads, program, number)


def programs(opts, threads):
    joeynmt = plain_torch.settings(threads, "joeynmt") if opts.joeynmt else []
    return ["firth", *plain_torch.settings(threads), *joeynmt]


def one_run(opts, log, folder, dim, batch, threads, program, number):
    key = "d%d, batches of %d, %d threads, %s round %d" % (dim, batch, threads, program, number)
    if not script.missing(log, key):
        return
    out = os.path.join(folder, program.replace(" ", "-") + "-%d-%d.ids" % (batch, threads))
    if program == "firth":
        command = java("dev.firth.bench.DecodingSpeed", folder, batch, threads, out)
    else:
        name = program.split()[0]
        command = [opts.torch_python, os.path.join(script.BENCH, PEERS[name]), folder, str(batch), plain_torch.own_threads(program), out]
        if name == "joeynmt":
            command.append(opts.joeynmt)
    done = measure.run(command, plain_torch.variables(program))
    with open(out, encoding="ascii") as file:
        found = file.read().splitlines()
    log.append({"key": key, "dim": dim, "batch": batch, "threads": threads, "program": program, "round": number,
                "seconds": float(done.stdout), "sentences": len(found), "translations": origin.sha256(out),
                "tokens": sum(len(line.split()) for line in found), "same": same(folder, found), **done.costs()})


def same(folder, found):
    """How many translations are those of the first run of this model."""
    first = os.path.join(folder, "first.ids")
    if not os.path.exists(first):
        with open(first, "w", encoding="ascii") as file:
            file.write("\n".join(found))
    with open(first, encoding="ascii") as file:
        return sum(a == b for a, b in zip(found, file.read().split("\n")))


def render(log):
    header = log.header
    files = ", ".join("%s (SHA-256 %s…)" % (name, digest[:12]) for name, digest in header["files"].items())
    lengths = [run["tokens"] / run["sentences"] for run in log.runs]
    peers = [name for name in PEERS if any(run["program"].startswith(name) for run in log.runs)]
    lines = ["# Beam search with a transformer beside %s" % " and ".join(NAMES[name] for name in peers), "",
             origin.made_by("decoding-side-by-side.py", header) + ". PyTorch %s with OMP_WAIT_POLICY=PASSIVE, its own "
             "threads + those of its BLAS: the best setting counts." % header["torch"], "",
             "A beam of 5; the model (2 + 2 layers, 4 heads, joint BPE of 8,000) learned for %d steps from %s, all lines but "
             "the last 1,000, which are translated. Translations have %.1f tokens on average; the same in all runs: %s." % (
                 header["steps"], files, sum(lengths) / len(lengths), agreement(log.runs, peers)), "",
             "Sentences a second, median (least–greatest) over alternating rounds; ratios of rounds.", ""]
    head = ["model", "batch", "threads", "Firth"]
    for name in peers:
        head += [NAMES[name], "its setting", "times as fast", "CPU, times less"]
    body = []
    for place in sorted({(run["dim"], run["batch"], run["threads"]) for run in log.runs}):
        runs = [run for run in log.runs if (run["dim"], run["batch"], run["threads"]) == place]
        if any(run["program"] == "firth" for run in runs):
            body.append(["d%d" % place[0], *place[1:], rates(runs, "firth"), *(cell for name in peers for cell in compared(runs, name))])
    return "\n".join([*lines, tables.rows(head, body), "", tables.other_work(log.runs)]) + "\n"


def agreement(runs, peers):
    """How many translations of each program, in its worst run, are those of the first run of all."""
    least = ["%s %d" % (NAMES[name], min(run["same"] for run in runs if run["program"].startswith(name))) for name in ("firth", *peers)]
    return "%s of %d" % (", ".join(least), runs[0]["sentences"])


def rates(runs, program):
    return tables.spread([run["sentences"] / run["seconds"] for run in runs if run["program"] == program], "%.0f")


def compared(runs, name):
    """Firth beside the best setting of a peer."""
    peer = plain_torch.best(runs, "seconds", name)
    if peer is None:
        return ["-"] * 4
    ratios = [tables.spread(tables.pairwise(runs, peer, "firth", lambda run: run[what]), "%.2f") for what in ("seconds", "cpu")]
    return [rates(runs, peer), peer.split()[1], *ratios]


if __name__ == "__main__":
    opts = options()
    script.run(opts, collect, render)
