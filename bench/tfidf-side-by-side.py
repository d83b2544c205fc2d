#!/usr/bin/env python3
"""TF-IDF of Firth beside scikit-learn's TfidfVectorizer: the same terms, the same weights, and how long it takes.

    bench/tfidf-side-by-side.py TEXT [--lines N] [--rounds N]

TEXT has a document a line. For every setting both programs make the vectors of all documents; then terms are
compared one by one and weights number by number. Firth is run as its users run it (`firth search index` and
`firth search vectors`, with the JVM's start); scikit-learn's time is fit_transform and dump_svmlight_file in
a program of its own, without its start. Runs alternate. Needs scikit-learn (Debian: python3-sklearn).
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from sidebyside import script

SETTINGS = {
    "default": ({}, [], []),
    "sublinear, ln(N/df)+1": (
        {"sublinear_tf": True, "smooth_idf": False},
        [],
        ["--sublinear-tf", "--no-smooth-idf"],
    ),
    "counts, l1": ({"use_idf": False, "norm": "l1"}, [], ["--no-idf", "--norm", "l1"]),
    "pairs of words, min_df 5, max_df 0.2": (
        {"ngram_range": (1, 2), "min_df": 5, "max_df": 0.2},
        ["--ngrams", "1-2"],
        ["--min-df", "5", "--max-df", "0.2"],
    ),
}


def lines_of(path, limit):
    with open(path, "rb") as file:
        texts = file.read().decode("utf-8", errors="replace").split("\n")
    if texts and texts[-1] == "":
        texts.pop()
    return [t[:-1] if t.endswith("\r") else t for t in texts[: limit or None]]


def peer(path, setting, out):
    """Runs in a process of its own: prints its seconds."""
    import numpy as np
    from sklearn.datasets import dump_svmlight_file
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = lines_of(path, 0)
    start = time.perf_counter()
    vectorizer = TfidfVectorizer(dtype=np.float64, **setting)
    matrix = vectorizer.fit_transform(texts)
    matrix.sort_indices()
    vectors = time.perf_counter() - start
    dump_svmlight_file(matrix, np.zeros(len(texts)), out + ".svm", zero_based=True)
    written = time.perf_counter() - start
    with open(out + ".terms", "w", encoding="utf-8") as file:
        file.writelines(t + "\n" for t in vectorizer.get_feature_names_out())
    print(json.dumps({"vectors": vectors, "written": written}))


def run_peer(text, setting, out):
    args = [sys.executable, os.path.abspath(__file__), "--peer", json.dumps(setting), out, text]
    return json.loads(subprocess.run(args, check=True, capture_output=True, text=True).stdout)


def run_firth(launcher, text, index_options, vector_options, out):
    start = time.perf_counter()
    index = [launcher, "search", "index", text, "--format", "lines", "--analyzer", "sklearn"]
    subprocess.run(
        index + ["--out", out + ".index", "--progress", "none", *index_options],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    indexed = time.perf_counter() - start
    vectors = [launcher, "search", "vectors", out + ".index", "--out", out + ".svm", "--zero-based"]
    subprocess.run(
        vectors + ["--vocabulary", out + ".terms", "--progress", "none", *vector_options],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {"indexed": indexed, "written": time.perf_counter() - start}


def compare(ours, theirs):
    """Terms and weights that differ, the number of weights and the largest relative difference."""
    with open(ours + ".terms", encoding="utf-8", newline="\n") as file:
        our_terms = [line.split("\t")[1] for line in file.read().split("\n")[:-1]]
    with open(theirs + ".terms", encoding="utf-8", newline="\n") as file:
        their_terms = file.read().split("\n")[:-1]
    terms = len(set(our_terms) ^ set(their_terms))
    if our_terms != their_terms and terms == 0:
        terms = -1  # the same in another order
    weights = wrong = 0
    largest = 0.0
    with open(ours + ".svm", encoding="utf-8", newline="\n") as a, open(theirs + ".svm") as b:
        for our_line, their_line in zip(a, b, strict=True):
            our_row = our_line.split(" # ")[0].split(" ")[1:]
            their_row = their_line.split()[1:]
            weights += len(their_row)
            if len(our_row) != len(their_row):
                wrong += abs(len(our_row) - len(their_row))
                continue
            for x, y in zip(our_row, their_row):
                our_feature, our_weight = x.split(":")
                their_feature, their_weight = y.split(":")
                difference = abs(float(our_weight) - float(their_weight))
                difference /= max(abs(float(their_weight)), 1e-300)
                largest = max(largest, difference)
                wrong += our_feature != their_feature or difference > 1e-6
    return len(their_terms), terms, weights, wrong, largest


def main():
    parser = script.parser(__doc__)
    parser.add_argument("text", help="a document a line")
    parser.add_argument("--lines", type=int, default=0, help="only the first so many (default: all)")
    parser.add_argument("--rounds", type=int, default=1, help="alternating runs (default: 1)")
    parser.add_argument("--settings", nargs="*", default=list(SETTINGS), help="default: all")
    options = parser.parse_args()
    # Python's lower() and split() of other Unicode versions differ in characters that came since.
    with tempfile.TemporaryDirectory(prefix="firth-tfidf-") as folder:
        text = os.path.join(folder, "text.txt")
        with open(text, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(t + "\n" for t in lines_of(options.text, options.lines))
        size = os.path.getsize(text)
        print(f"{os.path.basename(options.text)}: {size / 1e6:.1f} MB")
        print("| setting | terms | terms that differ | weights | weights that differ by more than 1e-6 "
              "| largest relative difference | Firth: index, all (s) | scikit-learn: vectors, all (s) | ratio |")
        print("|---|---|---|---|---|---|---|---|---|")
        bad = False
        for name in options.settings:
            setting, index_options, vector_options = SETTINGS[name]
            ours, theirs = os.path.join(folder, "ours"), os.path.join(folder, "theirs")
            times = []
            for _ in range(options.rounds):
                us = run_firth(options.firth, text, index_options, vector_options, ours)
                them = run_peer(text, setting, theirs)
                times.append((us, them))
            times.sort(key=lambda t: t[1]["written"] / t[0]["written"])
            us, them = times[len(times) // 2]
            count, terms, weights, wrong, largest = compare(ours, theirs)
            bad |= terms != 0 or wrong != 0
            print(
                f"| {name} | {count:,} | {terms:,} | {weights:,} | {wrong:,} | {largest:.1e} "
                f"| {us['indexed']:.1f}, {us['written']:.1f} | {them['vectors']:.1f}, {them['written']:.1f} "
                f"| {them['written'] / us['written']:.2f} |",
                flush=True,
            )
        sys.exit(1 if bad else 0)


if len(sys.argv) > 1 and sys.argv[1] == "--peer":
    settings = json.loads(sys.argv[2])
    if "ngram_range" in settings:
        settings["ngram_range"] = tuple(settings["ngram_range"])
    peer(sys.argv[4], settings, sys.argv[3])
else:
    main()
