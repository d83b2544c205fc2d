#!/usr/bin/env python3
"""Makes the files of this folder with the program of Arora, Liang and Ma (github.com/PrincetonML/SIF).

  generate.py SIF_FOLDER

The program is for Python 2: the two words that Python 3 lacks are replaced as it is read. Needs NumPy and
scikit-learn. Words, vectors and sentences are made up here with a fixed seed; every number has few digits, so
that the text files hold it exactly.
"""

import json
import os
import random
import sys
import types

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DIM = 12
WORDS = ["the", "of", "and", "a", "in", "to", "is", "fox", "dog", "king", "river", "lake", "stone", "quick",
         "lazy", "old", "runs", "sleeps", "sees", "crosses"]


def load(folder, name):
    with open(os.path.join(folder, "src", name + ".py"), encoding="utf-8") as source:
        text = source.read().replace("xrange", "range").replace(".iteritems()", ".items()")
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(text, name + ".py", "exec"), module.__dict__)
    return module


def write(name, lines):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


def make_input():
    draw = random.Random(12)
    shift = [draw.randint(-40, 40) / 64 for _ in range(DIM)]
    vectors = {w: [s + draw.randint(-64, 64) / 64 for s in shift] for w in WORDS}
    counts = {w: 20000 // (i + 1) for i, w in enumerate(WORDS)}
    # The last two have vectors and no counts.
    for word in WORDS[-2:]:
        del counts[word]
    sentences = [" ".join(draw.choices(WORDS, weights=[1 / (i + 1) for i in range(len(WORDS))],
                                       k=draw.randint(1, 9))) for _ in range(40)]
    write("vectors.txt", ["%d %d" % (len(WORDS), DIM)]
          + [" ".join([w] + ["%.6f" % x for x in vectors[w]]) for w in WORDS])
    write("counts.txt", ["%s %d" % item for item in counts.items()])
    write("sentences.txt", sentences)
    return vectors, sentences


def main():
    # Parse trees are what its other programs need.
    sys.modules["tree"] = types.SimpleNamespace(tree=None)
    data_io = load(sys.argv[1], "data_io")
    program = load(sys.argv[1], "SIF_embedding")
    vectors, sentences = make_input()
    words = {w: i for i, w in enumerate(WORDS)}
    table = np.array([vectors[w] for w in WORDS])
    x, mask = data_io.prepare_data([data_io.getSeq(s, words) for s in sentences])
    expected = []
    for a in (1e-3, 3e-2):
        for removed in (0, 1, 2):
            weight = data_io.getWeight(words, data_io.getWordWeight(os.path.join(HERE, "counts.txt"), a))
            params = types.SimpleNamespace(rmpc=removed)
            result = program.SIF_embedding(table, x, data_io.seq2weight(x, mask, weight), params)
            expected.append({"a": a, "removed": removed, "vectors": [[round(v, 9) for v in row] for row in result]})
    write("expected.json", [json.dumps(expected)])


if __name__ == "__main__":
    main()
