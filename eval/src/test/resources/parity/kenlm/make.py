#!/usr/bin/env python3
"""Makes the expected files beside it with KenLM (kpu/kenlm): lmplz trains on train.txt, query scores test.txt.

  make.py --bin KENLM/build/bin

train.txt and test.txt are the beginning and the end of a text of `firth corpus almanac --tokens 3700`, the latter
with three lines of rare words more; make.py leaves them as they are.
"""

import argparse
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

TRAININGS = {
    "order3": ["-o", "3"],
    "order3-pruned": ["-o", "3", "--prune", "0", "0", "1"],
    "order5-pruned": ["-o", "5", "--prune", "0", "1", "1", "2", "--discount_fallback"],
    "order2-limited": ["-o", "2", "--limit_vocab_file", os.path.join(HERE, "limit.txt")],
    "order1": ["-o", "1"],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the folder with lmplz and query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        for name, arguments in TRAININGS.items():
            lmplz = [os.path.join(options.bin, "lmplz"), "-S", "200M", "-T", work, *arguments]
            run(lmplz, path("train.txt"), path(name + ".arpa"))
    with open(path("holes.arpa"), "w", encoding="utf-8") as out:
        out.write(with_holes(open(path("order3.arpa"), encoding="utf-8").read()))
    for name in [*(n for n in TRAININGS if n != "order1"), "holes"]:  # query wants two words at least
        query = [os.path.join(options.bin, "query"), "-v", "sentence", "-v", "summary", path(name + ".arpa")]
        run(query, path("test.txt"), path(name + ".query"))


def path(name):
    return os.path.join(HERE, name)


def run(command, text, output):
    with open(text, "rb") as stdin, open(output, "wb") as stdout:
        subprocess.run(command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, check=True)


def with_holes(arpa):
    """Without <unk>, and without every second 2-gram that ends a 3-gram but begins none."""
    lines = arpa.split("\n")
    third = lines.index("\\3-grams:")
    contexts = {tuple(l.split("\t")[1].split()[:2]) for l in lines[third + 1:] if "\t" in l}
    second = lines.index("\\2-grams:")
    kept, holes = [], 0
    for i, line in enumerate(lines):
        if second < i < third and "\t" in line and tuple(line.split("\t")[1].split()) not in contexts:
            holes += 1
            if holes % 2 == 0:
                continue
        if "\t<unk>\t" not in line:
            kept.append(line)
    head = {"ngram %d" % n: sum("\t" in l and len(l.split("\t")[1].split()) == n for l in kept) for n in (1, 2, 3)}
    return "\n".join("%s=%d" % (l.split("=")[0], head[l.split("=")[0]]) if l.split("=")[0] in head else l for l in kept)


if __name__ == "__main__":
    main()
