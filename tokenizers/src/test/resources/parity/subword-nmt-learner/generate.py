"""Learns codes and joint vocabularies with subword-nmt (rsennrich/subword-nmt, its folder on PYTHONPATH) on
random words.

    python3 generate.py         # writes a.txt b.txt codes.txt vocab.a.txt vocab.b.txt into this folder
"""

import argparse
import os
import random
import sys

from subword_nmt.learn_joint_bpe_and_vocab import create_parser, learn_joint_bpe_and_vocab

FOLDER = os.path.dirname(os.path.abspath(__file__))


def text(name, letters, seed):
    rng = random.Random(seed)
    words = ["".join(rng.choice(letters) for _ in range(rng.randint(1, 9))) for _ in range(300)]
    with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as out:
        for _ in range(400):
            line = [words[int(len(words) * rng.random() ** 2)] for _ in range(rng.randint(0, 9))]
            out.write(" ".join(line) + rng.choice(["\n", "\n", " \n", "  \n"]))
    return os.path.join(FOLDER, name)


if __name__ == "__main__":
    a = text("a.txt", "etaoinshrd", 1)
    b = text("b.txt", "etaoinäöüß語𝒳", 2)
    learn_joint_bpe_and_vocab(create_parser().parse_args(
        ["--input", a, b, "--output", os.path.join(FOLDER, "codes.txt"), "-s", "500", "--min-frequency", "3",
         "--write-vocabulary", os.path.join(FOLDER, "vocab.a.txt"), os.path.join(FOLDER, "vocab.b.txt")]))
