#!/usr/bin/env python3
"""Walks over graphs with known communities, vectors trained on them, and whether k-means finds the communities.

  bench/walk-communities.py [--seeds N] [--firth FIRTH]

Graphs: Zachary's karate club and planted partitions, made here from a seed. For each seed Firth walks and trains,
with its own k-means seed; gensim, where this interpreter, /usr/bin/python3 or the one in FIRTH_PYTHON knows it,
trains on the very same walks with the same options. Beside them: random vectors, and the eigenvectors of the normalised Laplacian
(Ng, Jordan and Weiss 2002). Writes bench/reports/walk-communities.md. Needs numpy.
"""

import os
import subprocess
import tempfile
from itertools import permutations
from statistics import mean

import numpy

from sidebyside import machine, origin, programs, script, tables

KARATE = os.path.join(script.ROOT, "embeddings", "src", "test", "resources", "graphs", "karate-club")
# Parts, nodes of a part, chance of an edge within a part and between two.
PLANTED = {"planted 4 × 50, 0.2 / 0.02": (4, 50, 0.2, 0.02), "planted 4 × 50, 0.2 / 0.06": (4, 50, 0.2, 0.06)}
BIASES = {"": (1, 1), ", q 0.5": (1, 0.5)}
DIM, WINDOW, EPOCHS = 16, 5, 2
GENSIM = """
import sys
from gensim.models import Word2Vec
walks, out, dim, window, epochs, seed, cbow = sys.argv[1:]
model = Word2Vec(corpus_file=walks, vector_size=int(dim), window=int(window), epochs=int(epochs), seed=int(seed),
                 sg=0 if cbow == "cbow" else 1, negative=5, min_count=1, sample=0, workers=1)
model.wv.save_word2vec_format(out, binary=False)
"""


def main():
    parser = script.parser(__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="trainings of each kind (default: 5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        page = report(options, work)
    with open(os.path.join(script.BENCH, "reports", "walk-communities.md"), "w", encoding="utf-8") as out:
        out.write(page)


def report(options, work):
    body = []
    gensim, _ = programs.python_with_gensim()
    for graph, (edges, truth) in graphs(work).items():
        scores = {}
        for seed in range(1, options.seeds + 1):
            for name, vectors in embeddings(options.firth, gensim, edges, truth, seed, work):
                scores.setdefault(name, []).append(judge(vectors, truth, seed))
            script.say("%s, seed %d" % (graph, seed))
        for name, runs in scores.items():
            body.append([graph, name] + ["%.3f (%.3f–%.3f)" % (mean(column), min(column), max(column))
                                         for column in zip(*runs)])
    header = {"date": origin.now(), "machine": machine.describe()}
    return "\n".join([
        "# Communities from graph walks", "",
        "%s; %s." % (origin.made_by("walk-communities.py", header), origin.version([options.firth, "--version"])), "",
        "Walks: 10 from each node (karate club: 20), 80 long. Vectors: dimension %d, window %d, 5 noise words, %d epochs,"
        " no subsampling, each program's own learning rate, one thread. Vectors of length 1, k-means (20 starts) with the true number"
        " of communities, against the true ones; mean (least–greatest) over seeds 1 to %d of walks, training and"
        " k-means, the graph being the same." % (DIM, WINDOW, EPOCHS, options.seeds), "",
        tables.rows(["graph", "vectors", "accuracy", "normalised mutual information", "adjusted Rand index"], body), ""])


def graphs(work):
    """Name: file of edges, community of each node by name."""
    with open(KARATE + "-split.txt", encoding="utf-8") as lines:
        split = dict(line.split() for line in lines if not line.startswith("#"))
    found = {"karate club": (KARATE + ".txt", {name: int(club == "officer") for name, club in split.items()})}
    for name, shape in PLANTED.items():
        found[name] = planted(os.path.join(work, "planted-%d.txt" % len(found)), *shape)
    return found


def planted(path, parts, size, within, between):
    random = numpy.random.default_rng(1)
    nodes = parts * size
    with open(path, "w", encoding="ascii") as out:
        for a in range(nodes):
            for b in range(a + 1, nodes):
                if random.random() < (within if a % parts == b % parts else between):
                    out.write("%d %d\n" % (a, b))
    return path, {str(node): node % parts for node in range(nodes)}


def embeddings(firth, gensim, edges, truth, seed, work):
    walks = os.path.join(work, "walks.txt")
    model = os.path.join(work, "model.vec")
    per_node = 20 if edges.startswith(KARATE) else 10
    for name, (p, q) in BIASES.items():
        output([firth, "corpus", "walks", edges, "--out", walks, "--walks", str(per_node), "--p", str(p),
                "--q", str(q), "--seed", str(seed), "--progress", "none"])
        for kind in ("skip-gram",) if name else ("skip-gram", "cbow"):
            output([firth, "vectors", "train", walks, "--out", model, "--format", "word2vec-text", "--model", kind,
                    "--dim", str(DIM), "--window", str(WINDOW), "--epochs", str(EPOCHS), "--min-count", "1",
                    "--sample", "0", "--threads", "1", "--seed", str(seed), "--progress", "none"])
            yield "Firth %s%s" % (kind, name), read_vectors(model)
            if gensim:
                output([gensim, "-c", GENSIM, walks, model, str(DIM), str(WINDOW), str(EPOCHS), str(seed), kind])
                yield "gensim %s%s" % (kind, name), read_vectors(model)
    yield "spectral", spectral(edges, truth)
    random = numpy.random.default_rng(seed)
    yield "random", {name: random.standard_normal(DIM) for name in truth}


def output(command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def read_vectors(path):
    with open(path, encoding="utf-8") as lines:
        next(lines)
        return {name: numpy.array(numbers, dtype=float) for name, *numbers in (line.split() for line in lines)}


def spectral(edges, truth):
    names = list(truth)
    number = {name: i for i, name in enumerate(names)}
    weights = numpy.zeros((len(names), len(names)))
    with open(edges, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                a, b = (number[name] for name in line.split())
                weights[a, b] = weights[b, a] = 1
    scale = 1 / numpy.sqrt(numpy.maximum(weights.sum(axis=0), 1))
    _, vectors = numpy.linalg.eigh(weights * scale[:, None] * scale[None, :])
    return dict(zip(names, vectors[:, -len(set(truth.values())):]))


def judge(vectors, truth, seed):
    names = list(truth)
    rows = numpy.array([vectors[name] for name in names])
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    count = len(set(truth.values()))
    found = k_means(rows, count, numpy.random.default_rng(seed))
    table = numpy.zeros((count, count))
    for name, cluster in zip(names, found):
        table[cluster, truth[name]] += 1
    return accuracy(table), mutual_information(table), rand_index(table)


def k_means(rows, count, random, starts=20, passes=50):
    best, least = None, numpy.inf
    for _ in range(starts):
        means = rows[random.choice(len(rows), count, replace=False)]
        for _ in range(passes):
            distances = ((rows[:, None, :] - means[None, :, :]) ** 2).sum(axis=2)
            found = distances.argmin(axis=1)
            means = numpy.array([rows[found == c].mean(axis=0) if (found == c).any() else means[c]
                                 for c in range(count)])
        spread = distances.min(axis=1).sum()
        if spread < least:
            best, least = found, spread
    return best


def accuracy(table):
    """Of the best matching of clusters and communities."""
    count = len(table)
    return max(sum(table[i, j] for i, j in enumerate(order)) for order in permutations(range(count))) / table.sum()


def mutual_information(table):
    """Over the mean of both entropies."""
    joint = table / table.sum()
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    shared = entropy(rows) + entropy(columns) - entropy(joint)
    return float(2 * shared / (entropy(rows) + entropy(columns)))


def entropy(shares):
    shares = shares[shares > 0]
    return -(shares * numpy.log(shares)).sum()


def rand_index(table):
    """Hubert and Arabie 1985."""
    pairs = [(values * (values - 1) / 2).sum() for values in (table, table.sum(axis=1), table.sum(axis=0))]
    total = table.sum() * (table.sum() - 1) / 2
    chance = pairs[1] * pairs[2] / total
    return (pairs[0] - chance) / ((pairs[1] + pairs[2]) / 2 - chance)


if __name__ == "__main__":
    main()
