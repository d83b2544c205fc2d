#!/usr/bin/env python3
"""Samples and their correlations by SciPy (1.10.1): spearmanr and pearsonr.

    generate.py

A case is three lines in correlations.tsv: x, y, and Spearman with Pearson.

intervals.tsv: Pearson's correlation, values, level, ends by pearsonr's confidence_interval; ends for a Spearman
correlation of that size by the formula of Bonett and Wright (2000) with SciPy's normal quantile.
"""
import math, pathlib, random

from scipy import stats

rnd = random.Random(1904)
lines = []


def case(x, y):
    lines.append("\t".join(map(repr, x)))
    lines.append("\t".join(map(repr, y)))
    lines.append("%r\t%r" % (float(stats.spearmanr(x, y)[0]), float(stats.pearsonr(x, y)[0])))


case([1.0, 2.0], [5.0, 3.0])
case([1.0, 2.0, 3.0], [1.0, 3.0, 3.0])
for n in (3, 7, 30, 100):
    x = [rnd.gauss(0, 1) for _ in range(n)]
    case(x, [v + rnd.gauss(0, 1) for v in x])
    case([float(round(v * 2)) for v in x], [float(round(v * 2 + rnd.gauss(0, 2))) for v in x])
    case([v * 1e-160 for v in x], [v * 1e150 + 1e151 + rnd.gauss(0, 1e150) for v in x])
    case([1e6 + v for v in x], [-v + rnd.gauss(0, .1) for v in x])
pathlib.Path(__file__).resolve().with_name("correlations.tsv").write_text("\n".join(lines) + "\n")

rows = []
for n, noise, level in ((5, 1, 0.95), (10, 2, 0.95), (25, 0.1, 0.99), (353, 5, 0.9), (999, 1, 0.5)):
    x = [rnd.gauss(0, 1) for _ in range(n)]
    result = stats.pearsonr(x, [v + rnd.gauss(0, noise) for v in x])
    r, ends = float(result.statistic), result.confidence_interval(level)
    reach = stats.norm.ppf(0.5 + level / 2) * math.sqrt((1 + r * r / 2) / (n - 3))
    spearman = [math.tanh(math.atanh(r) + sign * reach) for sign in (-1, 1)]
    rows.append("\t".join(repr(float(v)) for v in (r, n, level, ends.low, ends.high, *spearman)))
pathlib.Path(__file__).resolve().with_name("intervals.tsv").write_text("\n".join(rows) + "\n")
