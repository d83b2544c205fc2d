"""The programs that can take part, and how each is asked for the same training."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Callable

from . import origin, phase, script

_GENSIM_HELPER = os.path.join(script.BENCH, "peers", "gensim_train.py")


@dataclass(frozen=True)
class Program:
    """`arguments(setting, corpus, stem)` is the command, `model(stem)` the file of vectors it leaves."""

    name: str
    version: str
    arguments: Callable
    model: Callable
    phase: Callable
    losses: tuple = ("ns", "hs", "ns+hs")
    models: tuple = ("skip-gram", "cbow")


def present(firth, variants):
    """Those found on this machine, Firth first; `variants` are (name, extra options) of Firth."""
    found = [_firth("firth", firth, ())]
    found += [_firth(name, firth, extra) for name, extra in variants]
    found += [_word2vec(name, path) for name, path in (
        ("word2vec.c", os.environ.get("FIRTH_WORD2VEC")),
        ("word2vec.c-small-table", os.environ.get("FIRTH_WORD2VEC_SMALL_TABLE"))) if path]
    if os.environ.get("FIRTH_PWORD2VEC"):
        found.append(_pword2vec(os.environ["FIRTH_PWORD2VEC"]))
    if shutil.which("fasttext"):
        found.append(_fasttext(shutil.which("fasttext")))
    python, version = python_with_gensim()
    if python:
        found.append(_gensim(python, version))
    return found


def variables(setting):
    """One BLAS thread: the programs bring their own threads. The seed is for patched C programs."""
    return {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "W2V_SEED": str(setting.seed)}


def _firth(name, launcher, extra):
    def arguments(setting, corpus, stem):
        subwords = ["--architecture", setting.architecture, "--minn", str(setting.minn),
                    "--maxn", str(setting.maxn), "--format", "fasttext"]
        words = [launcher, "vectors", "train", corpus, "--out", stem + ".firth",
                "--model", setting.model, "--loss", setting.loss,
                "--dim", str(setting.dim), "--window", str(setting.window),
                "--negative", str(setting.negative), "--sample", repr(setting.sample),
                "--min-count", str(setting.min_count), "--epochs", str(setting.epochs),
                "--lr", repr(setting.lr), "--threads", str(setting.threads),
                "--seed", str(setting.seed), "--json", "--progress", "none",
                *(subwords if setting.model == "fasttext" else [])]
        return overridden(words, extra)
    return Program(name, origin.version([launcher, "--version"]), arguments, lambda stem: stem + ".firth",
                   phase.from_json, models=("skip-gram", "cbow", "fasttext"))


def overridden(words, extra):
    """The command with more options, each a list of it and its values; a value it has already is replaced."""
    words = list(words)
    for option, *values in extra:
        if option in words:
            at = words.index(option) + 1
            words[at:at + len(values)] = values
        else:
            words += [option, *values]
    return words


def _c_arguments(path, setting, corpus, stem, *more):
    return [path, "-train", corpus, "-output", stem + ".bin", "-binary", "1", *more,
            "-size", str(setting.dim), "-window", str(setting.window),
            "-negative", str(setting.noise_words), "-sample", repr(setting.sample),
            "-min-count", str(setting.min_count), "-iter", str(setting.epochs),
            "-alpha", repr(setting.lr), "-threads", str(setting.threads)]


def _word2vec(name, path):
    return Program(
        name, origin.version([path]),  # the first line of its usage names it
        lambda setting, corpus, stem: _c_arguments(
            path, setting, corpus, stem, "-cbow", "01"[setting.model == "cbow"],
            "-hs", "01"["hs" in setting.loss]),
        lambda stem: stem + ".bin",
        lambda measured, setting, corpus: phase.from_progress_lines(measured, setting, corpus, True))


def _pword2vec(path):
    return Program(
        "pWord2Vec", origin.version([path]),
        lambda setting, corpus, stem: _c_arguments(path, setting, corpus, stem),
        lambda stem: stem + ".bin",
        lambda measured, setting, corpus: phase.from_progress_lines(measured, setting, corpus, False),
        losses=("ns",), models=("skip-gram",))


def _fasttext(path):
    def arguments(setting, corpus, stem):
        with_subwords = setting.model == "fasttext" and setting.maxn > 0
        command = setting.architecture if setting.model == "fasttext" else setting.model
        return [path, command.replace("-", ""), "-input", corpus, "-output", stem,
                "-loss", setting.loss, "-minn", str(setting.minn if with_subwords else 0),
                "-maxn", str(setting.maxn if with_subwords else 0),
                "-dim", str(setting.dim), "-ws", str(setting.window), "-neg", str(setting.negative),
                "-t", repr(setting.sample), "-minCount", str(setting.min_count),
                "-epoch", str(setting.epochs), "-lr", repr(setting.lr),
                "-thread", str(setting.threads), "-seed", str(setting.seed)]
    return Program("fasttext", origin.package("fasttext"), arguments,
                   lambda stem: stem + ".bin", phase.from_fasttext, losses=("ns", "hs"),
                   models=("skip-gram", "cbow", "fasttext"))


def _gensim(python, version):
    def arguments(setting, corpus, stem):
        return [python, _GENSIM_HELPER, "--train", corpus, "--output", stem + ".bin",
                "--model", setting.model, "--loss", setting.loss,
                "--size", str(setting.dim), "--window", str(setting.window),
                "--negative", str(setting.noise_words), "--sample", repr(setting.sample),
                "--min-count", str(setting.min_count), "--iter", str(setting.epochs),
                "--alpha", repr(setting.lr), "--threads", str(setting.threads),
                "--seed", str(setting.seed)]
    return Program("gensim", version, arguments, lambda stem: stem + ".bin", phase.from_json)


def python_with_gensim():
    """FIRTH_PYTHON, this interpreter or the system's, whichever knows gensim."""
    for python in (os.environ.get("FIRTH_PYTHON"), sys.executable, "/usr/bin/python3"):
        if python and os.path.exists(python):
            done = subprocess.run([python, "-c", "import gensim; print(gensim.__version__)"], capture_output=True,
                                  check=False, encoding="utf-8")
            if done.returncode == 0:
                return python, done.stdout.strip().splitlines()[-1]
    return None, None


def shown(arguments):
    """The command as a report shows it: paths reduced to their last part."""
    return " ".join(re.sub(r".*/", "", word) if "/" in word else word for word in arguments)
