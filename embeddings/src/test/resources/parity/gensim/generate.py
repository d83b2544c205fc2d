#!/usr/bin/env python3
"""Writes the files beside this script with gensim (made with 4.2.0, Debian's python3-gensim).

space.bin, space.txt   a small seeded space in both formats of save_word2vec_format
space.json             its words and the bits of its values
queries.json           what gensim answers about it
"""
import json
import os

import numpy as np
from gensim.models import KeyedVectors

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS, DIM = 200, 20


def space():
    random = np.random.RandomState(20)
    centres = random.normal(size=(12, DIM))
    rows = np.array([centres[i % 12] + 0.7 * random.normal(size=DIM) for i in range(WORDS)])
    rows *= random.uniform(0.2, 5, size=(WORDS, 1))
    words = ["w%03d" % i for i in range(WORDS)]
    # Words that readers stumble over: other scripts, a no-break space, digits, punctuation.
    words[3:9] = ["stra\u00dfe", "\u03a9", "\u6771\u4eac", "new\u00a0york", "1984", ","]
    vectors = KeyedVectors(DIM)
    vectors.add_vectors(words, rows.astype(np.float32))
    return vectors


def bits(vectors):
    return {
        "words": vectors.index_to_key,
        "bits": [row.view(np.int32).tolist() for row in vectors.vectors.astype(np.float32)],
    }


def cosmul_levy_goldberg(vectors, positive, negative, topn):
    """gensim's most_similar_cosmul with the epsilon of the paper, 0.001, instead of 0.000001."""
    unit = vectors.vectors.astype(np.float64)
    unit /= np.linalg.norm(unit, axis=1)[:, None]
    shifted = lambda word: (1 + unit @ unit[vectors.key_to_index[word]]) / 2
    score = np.prod([shifted(w) for w in positive], axis=0)
    score /= np.prod([shifted(w) for w in negative], axis=0) + 0.001 if negative else 1.001
    best = [i for i in np.argsort(-score) if vectors.index_to_key[i] not in positive + negative]
    return [(vectors.index_to_key[i], float(score[i])) for i in best[:topn]]


def pick(random, n):
    return ["w%03d" % i for i in random.choice(np.arange(10, WORDS), n, replace=False)]


def queries(vectors):
    random = np.random.RandomState(21)
    out = {"mostSimilar": [], "cosMul": [], "doesntMatch": [], "similarity": [], "sets": [], "rank": []}
    for i in range(40):
        words = pick(random, 1 + i % 5)
        weights = random.uniform(0.2, 3, len(words)).round(3).tolist() if i % 2 else [1.0] * len(words)
        cut = random.randint(1, len(words) + 1)
        positive = list(zip(words[:cut], weights[:cut]))
        negative = list(zip(words[cut:], weights[cut:]))
        topn, restrict = [1, 3, 10, 200][i % 4], [None, 50, 150][i % 3]
        answer = vectors.most_similar(
            positive=positive,
            negative=[(w, -x) for w, x in negative],
            topn=topn,
            restrict_vocab=restrict,
        )
        out["mostSimilar"].append(
            {"positive": positive, "negative": negative, "topN": topn, "restrict": restrict, "answer": answer}
        )
    for i in range(20):
        words = pick(random, 1 + i % 4)
        cut = random.randint(1, len(words) + 1)
        positive, negative = words[:cut], words[cut:]
        out["cosMul"].append(
            {
                "positive": positive,
                "negative": negative,
                "gensim": vectors.most_similar_cosmul(positive=positive, negative=negative, topn=8),
                "levyGoldberg": cosmul_levy_goldberg(vectors, positive, negative, 8),
            }
        )
    for i in range(20):
        words = pick(random, 3 + i % 5)
        out["doesntMatch"].append({"words": words, "answer": vectors.doesnt_match(words)})
        a, b = pick(random, 1 + i % 4), pick(random, 1 + i % 3)
        out["sets"].append({"a": a, "b": b, "answer": float(vectors.n_similarity(a, b))})
        a, b = pick(random, 2)
        out["similarity"].append({"a": a, "b": b, "answer": float(vectors.similarity(a, b))})
        out["rank"].append({"a": a, "b": b, "answer": int(vectors.rank(a, b))})
    return out


def main():
    vectors = space()
    vectors.save_word2vec_format(os.path.join(HERE, "space.bin"), binary=True)
    vectors.save_word2vec_format(os.path.join(HERE, "space.txt"), binary=False)
    for name, content in (("space.json", bits(vectors)), ("queries.json", queries(vectors))):
        with open(os.path.join(HERE, name), "w", encoding="utf8") as out:
            json.dump(content, out, indent=None, separators=(",", ":"), ensure_ascii=False)
            out.write("\n")


if __name__ == "__main__":
    main()
