"""Writes the expectations of SubwordNmtModelTest with subword-nmt.

    PYTHONPATH=<folder of subword_nmt> python3 generate.py

Codes are learned from text.txt itself; those of version 0.1 are the same merges with the end of the word taken off as a
symbol of its own.
"""
import io
import os

from subword_nmt.apply_bpe import BPE, read_vocabulary
from subword_nmt.get_vocab import get_vocab
from subword_nmt.learn_bpe import learn_bpe

HERE = os.path.dirname(os.path.abspath(__file__))
GLOSSARIES = ["USA", r"<name>\w*</name>", r"<country>\w*</country>", r"\d+"]


def path(name):
    return os.path.join(HERE, name)


def read(name):
    with open(path(name), encoding="utf-8", newline="") as file:
        return file.read()


def write(name, text):
    with open(path(name), "w", encoding="utf-8", newline="") as file:
        file.write(text)


def older(codes):
    """Version 0.1: the last character and the end of the word are merged first of all."""
    lines = codes.split("\n")[1:-1]
    ends = sorted({half for line in lines for half in line.split(" ") if half.endswith("</w>") and len(half) == 5})
    return "".join(f"{end[0]} </w>\n" for end in ends) + "".join(line + "\n" for line in lines)


def segment(codes, text, **options):
    bpe = BPE(io.StringIO(codes), **options)
    return "".join(bpe.process_line(line) for line in text.splitlines(keepends=True))


def main():
    text = read("text.txt")
    learned = io.StringIO()
    learn_bpe(io.StringIO(text), learned, 150, min_frequency=2)
    codes = learned.getvalue()
    write("codes.txt", codes)
    write("codes-0.1.txt", older(codes))
    expected = segment(codes, text)
    write("expected.txt", expected)
    write("expected-0.1.txt", segment(older(codes), text))
    write("expected-glossaries.txt", segment(codes, text, glossaries=GLOSSARIES))
    counts = io.StringIO()
    get_vocab(io.StringIO(expected), counts)
    write("vocabulary.txt", counts.getvalue())
    for threshold in (2, 4):
        vocabulary = read_vocabulary(io.StringIO(counts.getvalue()), threshold)
        write(f"expected-threshold-{threshold}.txt", segment(codes, text, vocab=vocabulary))
        write(f"expected-0.1-threshold-{threshold}.txt", segment(older(codes), text, vocab=vocabulary))


main()
