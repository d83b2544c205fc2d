#!/usr/bin/env python3
"""Makes word pairs for ../word2vec/vectors.bin and what gensim (4.2.0) says of them.

    generate.py

expected.tsv has a line for each setting: case folding, restriction, Spearman, Pearson, pairs found,
pairs missed. The judgements are invented: cosines with noise, some of them equal.
"""
import pathlib, random, warnings

warnings.filterwarnings("ignore")
from gensim.models import KeyedVectors

HERE = pathlib.Path(__file__).resolve().parent
vectors = KeyedVectors.load_word2vec_format(str(HERE.parent / "word2vec" / "vectors.bin"), binary=True)
rnd = random.Random(1965)
words = vectors.index_to_key
lines = ["# invented judgements", "first\tsecond\tjudgement"]
for _ in range(150):
    a, b = rnd.sample(words, 2)
    score = round(5 + 4 * float(vectors.similarity(a, b)) + rnd.gauss(0, 1), 1)
    case = rnd.choice([str, str, str.lower, str.upper])
    lines.append("%s\t%s\t%s" % (case(a), b, score))
lines += ["unknown\t%s\t3.5" % words[1], "nothing\t%s\t1" % words[2], "%s\t%s\t10" % (words[3], words[3])]
(HERE / "pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

total = len(lines) - 2
rows = []
for fold in (True, False):
    for restrict in (300000, 100):
        pearson, spearman, oov = vectors.evaluate_word_pairs(
            str(HERE / "pairs.tsv"), restrict_vocab=restrict, case_insensitive=fold)
        missed = round(oov * total / 100)
        rows.append("\t".join(["unicode" if fold else "none", str(restrict), repr(float(spearman[0])),
                               repr(float(pearson[0])), str(total - missed), str(missed)]))
(HERE / "expected.tsv").write_text("\n".join(rows) + "\n")
