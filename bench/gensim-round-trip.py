#!/usr/bin/env python3
"""Vector files cross between Firth and gensim with equal values.

  bench/gensim-round-trip.py MODEL [FIRTH]

Converts MODEL to word2vec's binary and text, loads both with gensim, and compares every word and
every number with Firth's own GloVe text; then lets gensim save both kinds, converts those with Firth
and compares again. Prints a line a crossing; ends with 1 if one differs. Needs an interpreter that
has gensim (FIRTH_PYTHON names another than the running one in the other scripts; start this one with
it). FIRTH is the launcher, ./firth of this clone if not given.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from gensim.models import KeyedVectors


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    model = sys.argv[1]
    firth = sys.argv[2] if len(sys.argv) == 3 else str(Path(__file__).resolve().parent.parent / "firth")
    with tempfile.TemporaryDirectory() as folder:
        ok = [crossing(firth, model, Path(folder), binary) for binary in (True, False)]
    sys.exit(0 if all(ok) else 1)


def crossing(firth, model, folder, binary):
    kind = "word2vec" if binary else "word2vec-text"
    words, rows = firth_rows(firth, model, folder)

    written = folder / "firth.vec"
    convert(firth, model, written, kind)
    loaded = KeyedVectors.load_word2vec_format(str(written), binary=binary)
    there = loaded.index_to_key == words and numpy.array_equal(loaded.vectors, rows)
    print("%s: Firth to gensim, %d words of %d numbers: %s"
          % (kind, len(words), rows.shape[1], "equal" if there else "DIFFERENT"))

    saved = folder / "gensim.vec"
    loaded.save_word2vec_format(str(saved), binary=binary)
    words_back, rows_back = firth_rows(firth, saved, folder)
    back = words_back == words and numpy.array_equal(rows_back, loaded.vectors)
    print("%s: gensim to Firth: %s" % (kind, "equal" if back else "DIFFERENT"))
    return there and back


def firth_rows(firth, model, folder):
    """What Firth holds, through its GloVe text: a word and its numbers a line."""
    text = folder / "firth.glove"
    convert(firth, model, text, "glove")
    words, rows = [], []
    for line in text.read_text("utf-8").split("\n")[:-1]:
        word, *numbers = line.split(" ")
        words.append(word)
        rows.append(numpy.array(numbers, dtype=numpy.float32))
    return words, numpy.array(rows)


def convert(firth, source, target, kind):
    subprocess.run([firth, "vectors", "convert", str(source), str(target), "--format", kind],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
