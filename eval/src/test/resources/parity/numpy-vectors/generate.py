#!/usr/bin/env python3
"""Makes two small models, questions, pairs and categories, and scores them with NumPy and SciPy alone.

    generate.py

first.vec and second.vec are models in word2vec's text format, words by falling frequency; bats/ has
lists of pairs with several answers, msr.txt questions of five columns, pairs.tsv judged pairs,
categories.tsv words with categories. expected.json has what Firth must find: the outcome of every
question under 3CosAdd and 3CosMul (in doubles, all words but the three given), accuracies by section
and by the rank of the rarest word, Spearman's correlations, purities of the tightest of many
clusterings, and for both models the bootstrap interval of the difference and the two-sided p of the
differences moved to zero, over the same draws (default_rng(12345), 200 draws).
"""
import json, pathlib
import numpy as np
from scipy.stats import spearmanr

HERE = pathlib.Path(__file__).resolve().parent
rng = np.random.default_rng(125)
BANDS = [20, 50]
RELATIONS, KINDS, DIM = 3, 4, 10

words, kind, place = [], [], []
centres = rng.normal(size=(KINDS, DIM))
steps = rng.normal(size=(RELATIONS, DIM))
for i in range(30):
    base = centres[i % KINDS] + 0.7 * rng.normal(size=DIM)
    words.append(f"w{i}"); kind.append(i % KINDS); place.append(base)
    for r in range(RELATIONS):
        words.append(f"r{r}w{i}"); kind.append(i % KINDS); place.append(base + steps[r])
order = rng.permutation(len(words))
words = [words[i] for i in order]; kind = [kind[i] for i in order]
place = np.array([place[i] for i in order])


def write_model(name, noise, left_out):
    rows = (place + noise * rng.normal(size=place.shape)).astype(np.float32)
    known = [i for i, w in enumerate(words) if w not in left_out]
    with open(HERE / name, "w") as out:
        print(len(known), DIM, file=out)
        for i in known:
            print(words[i], *("%.6f" % v for v in rows[i]), file=out)


def read_model(name):
    lines = (HERE / name).read_text().splitlines()[1:]
    names = [line.split()[0] for line in lines]
    rows = np.array([[float(v) for v in line.split()[1:]] for line in lines], dtype=np.float64)
    rows = rows.astype(np.float32).astype(np.float64)
    return names, rows / np.linalg.norm(rows, axis=1, keepdims=True)


write_model("first.vec", 0.45, {"r0w3", "w7"})
write_model("second.vec", 0.25, {"r1w4", "w9"})

(HERE / "bats" / "1_Forms").mkdir(parents=True, exist_ok=True)
(HERE / "bats" / "3_Facts").mkdir(parents=True, exist_ok=True)
lists = {"1_Forms/I01 [first - relation].txt": 0, "3_Facts/E01 [second - relation].txt": 1}
sections = []
for name, relation in lists.items():
    chosen = rng.choice(30, 12, replace=False)
    entries = []
    for i in chosen:
        answers = [f"r{relation}w{i}"]
        if rng.random() < 0.4:
            answers.append(f"r2w{i}")
        if rng.random() < 0.2:
            answers.append("nowhere")
        entries.append((f"w{i}", answers))
    (HERE / "bats" / name).write_text("".join(f"{w}\t{'/'.join(a)}\n" for w, a in entries))
    sections.append((name.split("/")[1][:-4], [(x[0], x[1][0], y[0], y[1]) for x in entries for y in entries if x != y]))
bats = sorted(sections)

msr, by_tag = [], {}
for _ in range(60):
    i, j = rng.choice(30, 2, replace=False)
    r = int(rng.integers(2))
    tag = ["NN_NNS", "JJ_JJR"][r]
    msr.append(f"w{i} r{r}w{i} w{j} {tag} r{r}w{j}")
    by_tag.setdefault(tag, []).append((f"w{i}", f"r{r}w{i}", f"w{j}", [f"r{r}w{j}"]))
(HERE / "msr.txt").write_text("\n".join(msr) + "\n")

pairs = []
for _ in range(80):
    i, j = rng.choice(len(words), 2, replace=False)
    cosine = place[i] @ place[j] / np.linalg.norm(place[i]) / np.linalg.norm(place[j])
    pairs.append((words[i], words[j], round(float(5 + 4 * cosine + rng.normal()), 1)))
(HERE / "pairs.tsv").write_text("".join("%s\t%s\t%s\n" % p for p in pairs))

members = [(w, f"kind{k}") for w, k in zip(words, kind) if w.startswith("w")]
(HERE / "categories.tsv").write_text("".join("%s\t%s\n" % m for m in members))


def answer(model, questions, method):
    names, rows = model
    ids = {w: i for i, w in enumerate(names)}
    outcomes = []
    for a, b, c, answers in questions:
        known = [ids[x] for x in answers if x in ids]
        if not known or any(x not in ids for x in (a, b, c)):
            outcomes.append((False, False, -1)); continue
        ca, cb, cc = (rows @ rows[ids[x]] for x in (a, b, c))
        if method == "3cosadd":
            score = cb - ca + cc
        else:
            score = (1 + cb) / 2 * (1 + cc) / 2 / ((1 + ca) / 2 + 0.001)
        score[[ids[a], ids[b], ids[c]]] = -np.inf
        best = int(np.argmax(score))
        right = names[best] in answers and (method != "3cosadd" or score[best] > 0)
        outcomes.append((True, bool(right), max(ids[a], ids[b], ids[c], min(known))))
    return outcomes


def tightest(model):
    """The assignment with the greatest sum of the lengths of the clusters' sums, of many beginnings."""
    names, rows = model
    ids = {w: i for i, w in enumerate(names)}
    found = [(w, k) for w, k in members if w in ids]
    points = rows[[ids[w] for w, _ in found]]
    draw, best, most = np.random.default_rng(7), None, -1
    for _ in range(3000):
        centres = points[draw.choice(len(points), KINDS, replace=False)]
        for _ in range(60):
            of = np.argmax(points @ centres.T, axis=1)
            sums = np.array([points[of == k].sum(axis=0) for k in range(KINDS)])
            centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
        total = np.linalg.norm(sums, axis=1).sum()
        if total > most + 1e-12:
            most, best = total, of
    labels = [k for _, k in found]
    pure = 0
    for k in range(KINDS):
        inside = [labels[i] for i in range(len(labels)) if best[i] == k]
        pure += max((inside.count(x) for x in set(inside)), default=0)
    return pure / len(labels), len(found)


def compared(x, y, statistic):
    """x, y: arrays of items, the last axis being drawn."""
    draw = np.random.default_rng(12345)
    n = x.shape[-1]
    rows = [draw.integers(n, size=n) for _ in range(200)]
    a = np.array([statistic(x[..., r]) for r in rows]); b = np.array([statistic(y[..., r]) for r in rows])
    real = statistic(y) - statistic(x)
    p = (np.sum(np.abs(b - a - real) >= abs(real) * (1 - 1e-9)) + 1) / 201
    d = np.sort(b - a)
    return {"common": n, "first": float(statistic(x)), "second": float(statistic(y)),
            "lower": float(d[5]), "upper": float(d[194]), "p": float(p)}


models = {name: read_model(name + ".vec") for name in ("first", "second")}
expected = {"bands": BANDS, "analogies": [], "similarity": {}, "purity": {}, "compare": {}}
sets = {"bats": bats, "msr.txt": list(by_tag.items())}
answers = {}
for name, model in models.items():
    for set_name, parts in sets.items():
        for method in ("3cosadd", "3cosmul"):
            every = []
            table = []
            for section, questions in parts:
                out = answer(model, questions, method)
                every += out
                table.append([section, sum(o[1] for o in out), sum(o[0] for o in out), len(out)])
            bands = []
            for low, high in zip([0] + BANDS, BANDS + [10**9]):
                inside = [o for o in every if o[0] and low <= o[2] < high]
                bands.append([sum(o[1] for o in inside), len(inside)])
            answers[name, set_name, method] = every
            expected["analogies"].append({"model": name, "set": set_name, "method": method, "sections": table,
                                          "bands": bands, "outcomes": "".join("-" if not o[0] else "r" if o[1] else "w" for o in every)})
    names, rows = model
    ids = {w: i for i, w in enumerate(names)}
    found = [(s, rows[ids[a]] @ rows[ids[b]]) for a, b, s in pairs if a in ids and b in ids]
    expected["similarity"][name] = [float(spearmanr(*zip(*found))[0]), len(found)]
    expected["purity"][name] = list(tightest(model))

for set_name in sets:
    x, y = answers["first", set_name, "3cosadd"], answers["second", set_name, "3cosadd"]
    both = [i for i in range(len(x)) if x[i][0] and y[i][0]]
    expected["compare"][set_name] = compared(np.array([float(x[i][1]) for i in both]),
                                             np.array([float(y[i][1]) for i in both]), np.mean)
common = [p for p in pairs if all(w in models[m][0] for w in p[:2] for m in models)]
halves = []
for name, (names, rows) in models.items():
    ids = {w: i for i, w in enumerate(names)}
    halves.append(np.array([[s for _, _, s in common], [rows[ids[a]] @ rows[ids[b]] for a, b, _ in common]]))
expected["compare"]["pairs.tsv"] = compared(*halves, lambda m: spearmanr(m[0], m[1])[0])
(HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
