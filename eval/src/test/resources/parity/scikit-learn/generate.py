#!/usr/bin/env python3
"""Makes labels and scores, and what scikit-learn 1.2.1 says of them.

    generate.py

labels.tsv: case, right labels, predicted labels (blanks between). binary.tsv: case, 0 or 1 an item, scores.
expected.tsv: case, measure, value (several with blanks between); curves list every threshold, downwards. The areas
and points come from roc_curve(drop_intermediate=False), precision_recall_curve, auc, roc_auc_score,
average_precision_score, brier_score_loss and calibration_curve(n_bins=10); the expected calibration error is
computed from its formula with NumPy.
"""
import pathlib
import numpy as np
from sklearn import calibration, metrics

HERE = pathlib.Path(__file__).resolve().parent
rng = np.random.RandomState(2011)
expected = []


def put(case, name, values):
    text = " ".join(repr(float(v)) for v in np.atleast_1d(values))
    expected.append("%s\t%s\t%s\n" % (case, name, text))


def labels(case, gold, predicted):
    names = sorted(set(gold) | set(predicted))
    put(case, "accuracy", metrics.accuracy_score(gold, predicted))
    put(case, "matthews", metrics.matthews_corrcoef(gold, predicted))
    put(case, "confusion", metrics.confusion_matrix(gold, predicted, labels=names).ravel())
    for average in ("micro", "macro", "weighted"):
        scores = metrics.precision_recall_fscore_support(gold, predicted, average=average, zero_division=0)
        put(case, average, scores[:3])
    each = metrics.precision_recall_fscore_support(gold, predicted, labels=names, zero_division=0)
    for i, name in enumerate(names):
        put(case, "class " + name, [column[i] for column in each])
    return "%s\t%s\t%s\n" % (case, " ".join(gold), " ".join(predicted))


def noisy(gold, names, share):
    return [rng.choice(names) if rng.rand() < share else g for g in gold]


def binary(case, positive, scores):
    positive, scores = np.array(positive), np.array(scores, dtype=float)
    fpr, tpr, _ = metrics.roc_curve(positive, scores, drop_intermediate=False)
    precision, recall, thresholds = metrics.precision_recall_curve(positive, scores)
    put(case, "roc fpr", fpr)
    put(case, "roc tpr", tpr)
    put(case, "roc auc", metrics.roc_auc_score(positive, scores))
    put(case, "pr precision", precision[::-1])
    put(case, "pr recall", recall[::-1])
    put(case, "pr thresholds", thresholds[::-1])
    put(case, "pr auc", metrics.auc(recall, precision))
    put(case, "average precision", metrics.average_precision_score(positive, scores))
    if scores.min() >= 0 and scores.max() <= 1:
        put(case, "brier", metrics.brier_score_loss(positive, scores))
        share, mean = calibration.calibration_curve(positive, scores, n_bins=10)
        put(case, "bins share", share)
        put(case, "bins mean", mean)
        edges = np.linspace(0, 1, 11)
        place = np.searchsorted(edges[1:-1], scores)
        gaps = [abs(scores[place == b].mean() - positive[place == b].mean()) for b in range(10) if (place == b).any()]
        weights = [(place == b).mean() for b in range(10) if (place == b).any()]
        put(case, "ece", float(np.dot(gaps, weights)))
        put(case, "mce", max(gaps))
    return "%s\t%s\t%s\n" % (case, " ".join(map(str, positive)), " ".join(repr(float(s)) for s in scores))


classes = ["cat", "cow", "dog", "emu", "Ape"]
right = list(rng.choice(classes, size=200, p=[0.5, 0.2, 0.15, 0.1, 0.05]))
lines = [
    labels("several", right, noisy(right, classes, 0.5)),
    labels("two", list(rng.choice(["no", "yes"], size=60)), list(rng.choice(["no", "yes"], size=60))),
    labels("never-predicted", ["a", "b", "c", "a"], ["a", "a", "a", "a"]),
    labels("never-right", ["a", "a", "b", "a"], ["a", "c", "c", "a"]),
    labels("one-label", ["a", "a"], ["a", "a"]),
    labels("all-wrong", ["a", "b", "a"], ["b", "a", "b"]),
]
(HERE / "labels.tsv").write_text("".join(lines))
truth = rng.randint(0, 2, size=150)
close = np.clip(0.5 * truth + rng.normal(0.25, 0.25, size=150), 0, 1)
lines = [
    binary("smooth", truth, close),
    binary("ties", truth, np.round(close, 1)),
    binary("edges", truth[:44], list(np.arange(0, 11) / 10) * 4),
    binary("logits", truth, np.round(rng.normal(0, 3, size=150) + truth, 2)),
    binary("perfect", [0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]),
    binary("inverted", [1, 1, 0, 0], [0.1, 0.2, 0.8, 0.9]),
    binary("all-equal", [1, 0, 0, 1, 0], [0.5] * 5),
]
(HERE / "binary.tsv").write_text("".join(lines))
(HERE / "expected.tsv").write_text("".join(expected))
