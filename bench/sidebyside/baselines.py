"""What the reports on baselines share: word vectors, a run of the launcher, how and from what it was made."""

import json
import os
import subprocess
import sys
import tempfile

from . import machine, origin, programs


def add_arguments(parser, model_name):
    """The options that say where word vectors come from."""
    default = os.path.join(tempfile.gettempdir(), model_name)
    parser.add_argument("--model", default=default, help="where trained vectors go (default: %s)" % default)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--vectors", help="word vectors that are there")
    source.add_argument("--corpus", help="text to train word vectors on")


def vectors(options):
    """The file of vectors, trained if need be, and the commands that made it."""
    if options.vectors:
        return options.vectors, []
    command = ["vectors", "train", options.corpus, "--out", options.model]
    firth(options.firth, command)
    return options.model, [command]


def firth(launcher, command):
    """What a command says in JSON."""
    done = subprocess.run([launcher, *command, "--json", "--progress", "none"], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("firth %s failed with exit code %d" % (" ".join(command[:2]), done.returncode))
    return json.loads(done.stdout)


def packed_or_not(path):
    """The file, or the packed one that is there in its place."""
    return next((found for found in (path, path + ".zst", path + ".gz") if os.path.exists(found)), path)


def made_by(script):
    return origin.made_by(script, {"date": origin.now(), "machine": machine.describe()}) + "."


def how(commands):
    shown = "\n".join("    " + programs.shown(["firth", *command]) for command in commands)
    return "Commands (paths reduced to names):\n\n" + shown


def hashes(files):
    lines = ["- %s: SHA-256 `%s`" % (os.path.basename(path), origin.sha256(path)) for path in files]
    return "Files:\n\n" + "\n".join(lines)
