#!/usr/bin/env python3
"""Writes the files of counting and training beside this script with GloVe's own programs:

    GLOVE=/path/to/glove/build python3 generate.py

text.txt             a text with empty lines, rare words and words that are not ASCII
vocab.txt            vocab_count -min-count 5
weighted.bin         cooccur -window-size 6
flat.bin             the same with -distance-weighting 0
right.bin            the same with -symmetric 0
shuffled.bin         weighted.bin through shuffle -seed 1
costs.txt            what glove prints on shuffled.bin: one thread, vector size 10, x-max 10, a line
                     an iteration, seeds 1, 2 and 3 side by side

(Without -max-product all pairs of so few words stay in cooccur's table, and it counts the first
pair again from a temporary file that is empty. vectors.txt and headed.txt come from ../word2vec/generate.py.)
"""
import os
import random
import re
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ITERATIONS = 25


def text():
    """Sixty words with frequencies like 1/rank; each follows its favourite neighbours often."""
    draw = random.Random(5)
    words = ["w%d" % i for i in range(54)] + ["stra\u00dfe", "na\u00efve", "caf\u00e9", "\u6771\u4eac", "a", "b"]
    draw.shuffle(words)
    weights = [1 / (i + 1) for i in range(len(words))]
    lines = []
    for _ in range(500):
        line = []
        for _ in range(draw.choice([0, 1, 2, 5, 12, 12, 25])):
            if line and draw.random() < 0.4:
                line.append(words[(words.index(line[-1]) * 7 + draw.randrange(3)) % len(words)])
            else:
                line.append(draw.choices(words, weights)[0])
        if draw.random() < 0.05:
            line.insert(len(line) // 2, "rare%d" % draw.randrange(1000))
        lines.append(" ".join(line))
    return "\n".join(lines) + "\n"


def program(name, *arguments, stdin=None, stdout=None):
    path = os.path.join(os.environ["GLOVE"], name)
    source = open(stdin, "rb") if stdin else subprocess.DEVNULL
    target = open(stdout, "wb") if stdout else subprocess.DEVNULL
    done = subprocess.run([path, *arguments], stdin=source, stdout=target,
                          stderr=subprocess.PIPE, check=True)
    return done.stderr.decode("utf-8", "replace")


def main():
    os.chdir(HERE)
    with open("text.txt", "w", encoding="utf-8") as out:
        out.write(text())
    program("vocab_count", "-min-count", "5", stdin="text.txt", stdout="vocab.txt")
    with tempfile.TemporaryDirectory() as scratch:
        temp = os.path.join(scratch, "t")
        for name, more in (("weighted", []), ("flat", ["-distance-weighting", "0"]),
                           ("right", ["-symmetric", "0"])):
            program("cooccur", "-window-size", "6", "-max-product", "300", "-vocab-file", "vocab.txt",
                    "-overflow-file", temp, *more, stdin="text.txt", stdout=name + ".bin")
        program("shuffle", "-memory", "0.1", "-seed", "1", "-temp-file", temp,
                stdin="weighted.bin", stdout="shuffled.bin")
        columns = []
        for seed in "123":
            printed = program("glove", "-input-file", "shuffled.bin", "-vocab-file", "vocab.txt",
                              "-save-file", temp, "-vector-size", "10", "-iter", str(ITERATIONS),
                              "-threads", "1", "-seed", seed, "-x-max", "10")
            columns.append(re.findall(r"cost: ([0-9.]+)", printed))
    with open("costs.txt", "w", encoding="ascii") as out:
        for costs in zip(*columns):
            out.write(" ".join(costs) + "\n")


if __name__ == "__main__":
    main()
