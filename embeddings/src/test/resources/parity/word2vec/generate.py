#!/usr/bin/env python3
"""Writes the files beside this script and in ../glove with the real programs:

    WORD2VEC=/path/to/word2vec GLOVE=/path/to/glove/build python3 generate.py

word2vec/plain.bin, plain.txt    word2vec.c, -binary 1 and 0, one thread
word2vec/latin1.bin              the same from a text in Latin-1: words that are no UTF-8
glove/vectors.txt                GloVe, without header; its last row is <unk>
glove/headed.txt                 GloVe with -write-header 1
*.json                           words and the bits of the values as gensim 4.2.0 reads them
"""
import json
import os
import random
import subprocess
import tempfile

import numpy as np
from gensim.models import KeyedVectors

HERE = os.path.dirname(os.path.abspath(__file__))
GLOVE_OUT = os.path.join(HERE, "..", "glove")


def text():
    """Twenty-five words, some of them not ASCII, with frequencies like 1/rank."""
    words = "the of and stra\u00dfe na\u00efve caf\u00e9 to in a is on by it or be at as an are was for from with this that".split()
    draw = random.Random(3)
    weights = [1 / (i + 1) for i in range(len(words))]
    return "\n".join(" ".join(draw.choices(words, weights, k=12)) for _ in range(400)) + "\n"


def expect(name, **options):
    vectors = KeyedVectors.load_word2vec_format(name, **options)
    content = {
        "words": vectors.index_to_key,
        "bits": [row.view(np.int32).tolist() for row in vectors.vectors],
    }
    with open(os.path.splitext(name)[0] + "." + name[-3:] + ".json", "w", encoding="utf8") as out:
        json.dump(content, out, separators=(",", ":"), ensure_ascii=False)
        out.write("\n")


def word2vec(folder):
    program = os.environ["WORD2VEC"]
    for encoding, binary, name in (
        ("utf8", "1", "plain.bin"),
        ("utf8", "0", "plain.txt"),
        ("latin1", "1", "latin1.bin"),
    ):
        corpus = os.path.join(folder, encoding)
        with open(corpus, "w", encoding=encoding) as out:
            out.write(text())
        target = os.path.join(HERE, name)
        options = "-size 7 -window 3 -negative 3 -threads 1 -iter 2 -min-count 1 -sample 0"
        subprocess.run(
            [program, "-train", corpus, "-output", target, "-binary", binary, *options.split()],
            check=True, stdout=subprocess.DEVNULL,
        )
        expect(target, binary=binary == "1", unicode_errors="replace")


def glove(folder):
    build = os.environ["GLOVE"]
    run = lambda program, options, source, target: subprocess.run(
        [os.path.join(build, program), *options.split(), "-verbose", "0"],
        check=True, stdin=source and open(source, "rb"), stdout=target and open(target, "wb"), cwd=folder,
    )
    path = lambda name: os.path.join(folder, name)
    run("vocab_count", "-min-count 1", path("utf8"), path("vocab"))
    run("cooccur", "-memory 0.1 -window-size 3 -vocab-file vocab", path("utf8"), path("cooccur.bin"))
    run("shuffle", "-memory 0.1 -seed 1", path("cooccur.bin"), path("shuffled.bin"))
    for header, name in (("0", "vectors"), ("1", "headed")):
        run(
            "glove",
            "-input-file shuffled.bin -vocab-file vocab -vector-size 6 -iter 3 -threads 1 -seed 1"
            " -binary 0 -model 2 -write-header %s -save-file %s" % (header, name),
            None, None,
        )
        target = os.path.join(GLOVE_OUT, name + ".txt")
        os.replace(path(name + ".txt"), target)
        expect(target, no_header=header == "0")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=HERE) as work:
        word2vec(work)
        glove(work)
