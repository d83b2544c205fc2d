#!/usr/bin/env python3
"""Writes draws.tsv and sums.tsv: what NumPy draws and sums, for the tests of eval.significance.

    python3 generate.py        (made with NumPy 1.24.2)

draws.tsv: seed, "indices", bound, 21 draws of choice(bound) as one row; or seed, "coins", three rows
of 45 tosses, then nine draws of choice(10) by the same generator. sums.tsv: n, the sum of 1/1 … 1/n.
"""
import os

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "draws.tsv"), "w") as out:
    for seed in (0, 1, 12345, 2**32, 2**32 + 7, 2**53 + 1, 2**63 - 1):
        for bound in (1, 2, 3, 20, 1002, 2**30 + 3, 2**31 - 1):
            drawn = np.random.default_rng(seed).choice(bound, size=(3, 7), replace=True)
            print(seed, "indices", bound, " ".join(map(str, drawn.flatten())), sep="\t", file=out)
        rng = np.random.default_rng(seed)
        coins = rng.integers(2, size=(3, 45), dtype=bool)
        after = rng.choice(10, size=9, replace=True)
        rows = " ".join("".join("01"[int(c)] for c in row) for row in coins)
        print(seed, "coins", rows, " ".join(map(str, after)), sep="\t", file=out)
with open(os.path.join(here, "sums.tsv"), "w") as out:
    for n in (0, 1, 7, 8, 9, 127, 128, 129, 136, 137, 1000, 4099):
        print(n, repr(float(np.array([1.0 / (i + 1) for i in range(n)]).sum())), sep="\t", file=out)
