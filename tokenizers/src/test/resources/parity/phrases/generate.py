#!/usr/bin/env python3
"""Writes the files beside this script with word2phrase.c and gensim 4.2.0:

    WORD2PHRASE=/path/to/word2phrase python3 generate.py

text.txt              words of which some like to follow each other, rare words, empty lines
word2phrase.txt       word2phrase -min-count 5 -threshold 8
word2phrase.2.txt     the same on word2phrase.txt with -threshold 4
npmi.tsv              phrases and scores of gensim's Phrases, npmi, min_count 5, threshold 0.3
"""
import os
import random
import subprocess

from gensim.models.phrases import Phrases

HERE = os.path.dirname(os.path.abspath(__file__))


def text():
    draw = random.Random(9)
    words = ["w%d" % i for i in range(70)] + ["stra\u00dfe", "na\u00efve"]
    draw.shuffle(words)
    fixed = [("new", "york"), ("san", "francisco"), ("new", "york", "times"), ("caf\u00e9", "noir"),
             ("st", "st"), ("a", "b", "c", "d")]
    weights = [1 / (i + 2) for i in range(len(words))]
    lines = []
    for _ in range(900):
        line = []
        for _ in range(draw.choice([0, 1, 3, 6, 9])):
            chance = draw.random()
            if chance < 0.2:
                line += draw.choice(fixed)
            elif chance < 0.23:
                line.append("rare%d" % draw.randrange(5000))
            else:
                line.append(draw.choices(words, weights)[0])
        lines.append(" ".join(line))
    return "\n".join(lines) + "\n"


def word2phrase(source, target, threshold):
    subprocess.run([os.environ["WORD2PHRASE"], "-train", source, "-output", target, "-min-count", "5",
                    "-threshold", str(threshold), "-debug", "0"], check=True, stdout=subprocess.DEVNULL)


def main():
    os.chdir(HERE)
    with open("text.txt", "w", encoding="utf-8") as out:
        out.write(text())
    word2phrase("text.txt", "word2phrase.txt", 8)
    word2phrase("word2phrase.txt", "word2phrase.2.txt", 4)
    with open("text.txt", encoding="utf-8") as lines:
        sentences = [line.split() for line in lines]
    phrases = Phrases(sentences, min_count=5, threshold=0.3, scoring="npmi", delimiter=" ")
    with open("npmi.tsv", "w", encoding="utf-8") as out:
        for phrase, score in sorted(phrases.export_phrases().items()):
            out.write("%s\t%r\n" % (phrase, score))


if __name__ == "__main__":
    main()
