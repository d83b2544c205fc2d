#!/usr/bin/env python3
"""Counts a corpus, independently of every program that is measured, and prints one JSON object.

Use: count_words.py CORPUS MIN_COUNT SAMPLE...

  kept        words whose count is at least MIN_COUNT: what every program trains on in one epoch
  lines       line ends (word2vec.c, pWord2Vec and fastText count each as a word of their own)
  survive     for each SAMPLE the share of the kept words that word2vec's subsampling is expected to
              leave: a word of count c stays with probability sqrt(s n / c) + s n / c, n = kept + lines

It is a process of its own so that its memory does not show up in the peaks of the programs measured:
on Linux a child begins with its parent's peak.
"""

import hashlib
import json
import math
import sys
from collections import Counter


def main(path, min_count, samples):
    counts = Counter()
    digest = hashlib.sha256()
    size = lines = 0
    with open(path, "rb") as corpus:
        for line in corpus:
            digest.update(line)
            size += len(line)
            lines += line.endswith(b"\n")
            counts.update(line.split())
    kept = [count for count in counts.values() if count >= min_count]
    words = sum(kept)
    print(json.dumps({
        "sha256": digest.hexdigest(),
        "bytes": size,
        "lines": lines,
        "tokens": sum(counts.values()),
        "types": len(counts),
        "minCount": min_count,
        "kept": words,
        "vocabulary": len(kept),
        "survive": {repr(sample): survivors(kept, words + lines, sample) / words for sample in samples},
    }))


def survivors(kept, total, sample):
    if sample <= 0:
        return float(sum(kept))
    threshold = sample * total
    return math.fsum(c * min(1.0, math.sqrt(threshold / c) + threshold / c) for c in kept)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [float(s) for s in sys.argv[3:]])
