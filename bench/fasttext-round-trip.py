#!/usr/bin/env python3
"""Models with subwords cross between Firth and fastText with equal vectors and neighbours.

  bench/fasttext-round-trip.py CORPUS [FIRTH]

Trains a small model of each kind on CORPUS with Firth, and one with fastText, and asks both programs
for the vectors of known and unseen words and for their neighbours. Prints a line a model; ends with 1
if one differs. Needs `fasttext` on the path. FIRTH is the launcher, ./firth of this clone if not given.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = {
    "skip-gram": ["--architecture", "skip-gram"],
    "cbow": ["--architecture", "cbow"],
    "skip-gram, softmax": ["--architecture", "skip-gram", "--loss", "hs"],
    "skip-gram, words only": ["--architecture", "skip-gram", "--maxn", "0"],
}
SHARED = ["--dim", "20", "--bucket", "50000", "--epochs", "5", "--threads", "2", "--lr", "0.1"]
NEIGHBOURS = 5
# fastText prints five digits of a number, and six of a similarity.
VECTOR_ERROR = 1e-4
SIMILARITY_ERROR = 2e-6


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    corpus = sys.argv[1]
    firth = sys.argv[2] if len(sys.argv) == 3 else str(Path(__file__).resolve().parent.parent / "firth")
    known, unseen = words_of(corpus)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.bin"
        ok = []
        for name, options in KINDS.items():
            run([firth, "vectors", "train", corpus, "--model", "fasttext", "--out", str(model),
                 *SHARED, *options])
            ok.append(compare("Firth's %s" % name, firth, model, known,
                              [] if "--maxn" in options else unseen))
        run(["fasttext", "skipgram", "-input", corpus, "-output", str(model.with_suffix("")),
             "-dim", "20", "-bucket", "50000", "-epoch", "5", "-thread", "2", "-lr", "0.1"])
        ok.append(compare("fastText's skip-gram", firth, model, known, unseen))
    sys.exit(0 if all(ok) else 1)


def words_of(corpus):
    """Words of all frequencies, and words that are not there but are made of pieces of others."""
    counts = {}
    with open(corpus, encoding="utf-8") as text:
        for line in text:
            for word in line.split():
                counts[word] = counts.get(word, 0) + 1
    ranked = sorted((w for w, c in counts.items() if c >= 5 and w.isalpha()), key=lambda w: -counts[w])
    known = ranked[:: max(1, len(ranked) // 40)]
    joined = [a[: len(a) // 2 + 1] + b[len(b) // 2:] for a, b in zip(known, known[1:])]
    return known, [word for word in joined if word not in counts and len(word) > 3]


def compare(name, firth, model, known, unseen):
    words = known + unseen
    theirs = their_vectors(model, words)
    ours = our_vectors(firth, model, known)
    worst = max(abs(x - y) for word in known for x, y in zip(theirs[word], ours[word]))
    there, here = their_neighbours(model, words), our_neighbours(firth, model, words)
    differing = [word for word in words if not same_neighbours(there[word], here[word])]
    equal = worst < VECTOR_ERROR and not differing
    print("%s: %d words, %d unseen, largest difference %.1e, neighbours differ for %d: %s"
          % (name, len(words), len(unseen), worst, len(differing), "equal" if equal else "DIFFERENT"))
    return equal


def their_vectors(model, words):
    text = run(["fasttext", "print-word-vectors", str(model)], "\n".join(words) + "\n")
    rows = (line.split() for line in text.splitlines())
    return {row[0]: [float(x) for x in row[1:]] for row in rows}


def our_vectors(firth, model, known):
    text = model.with_suffix(".txt")
    run([firth, "vectors", "convert", str(model), str(text), "--format", "glove"])
    wanted, vectors = set(known), {}
    for line in text.read_text("utf-8").splitlines():
        word, *numbers = line.split(" ")
        if word in wanted:
            vectors[word] = [float(x) for x in numbers]
    return vectors


def their_neighbours(model, words):
    text = run(["fasttext", "nn", str(model), str(NEIGHBOURS)], "\n".join(words) + "\n")
    answers = text.split("Query word? ")[1:]
    return {word: pairs(answer.split()) for word, answer in zip(words, answers)}


def pairs(fields):
    return [(fields[i], float(fields[i + 1])) for i in range(0, len(fields) - 1, 2)]


def our_neighbours(firth, model, words):
    text = run([firth, "vectors", "similar", str(model), "--top", str(NEIGHBOURS), "--json"],
               "\n".join(words) + "\n")
    return {word: [(entry["word"], entry["score"]) for entry in json.loads(answer)]
            for word, answer in zip(words, text.splitlines())}


def same_neighbours(theirs, ours):
    """The same similarities, and the same words but for those that are as near as the last."""
    if len(theirs) != len(ours) or any(
            abs(a[1] - b[1]) > SIMILARITY_ERROR for a, b in zip(theirs, ours)):
        return False
    last = theirs[-1][1] + SIMILARITY_ERROR if theirs else 0
    return {word for word, score in theirs if score > last} <= {word for word, _ in ours}


def run(command, given=None):
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        sys.exit("%s: %s" % (" ".join(command), done.stderr.strip()[-500:]))
    return done.stdout


if __name__ == "__main__":
    main()
