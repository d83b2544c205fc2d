#!/usr/bin/env python3
"""Vectors of scikit-learn's TfidfVectorizer for paragraphs.txt, a document a line.

Writes beside itself, for every setting, NAME.svm: the matrix as dump_svmlight_file writes it, features
from 0; NAME.terms: the vocabulary in the order of the features; and similar.tsv: the cosines of some
queries with all documents. Made with scikit-learn 1.2.1 on Python 3.11.
"""
import io
import os

import numpy as np
from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

FOLDER = os.path.dirname(os.path.abspath(__file__))
SETTINGS = {
    "default": {},
    "sublinear": {"sublinear_tf": True},
    "unsmoothed": {"smooth_idf": False},
    "counts-l1": {"use_idf": False, "norm": "l1"},
    "unscaled": {"norm": None, "smooth_idf": False, "sublinear_tf": True},
    "binary-limits": {"binary": True, "min_df": 2, "max_df": 0.5},
    "grams-limits": {"ngram_range": (1, 2), "min_df": 0.06, "max_df": 12},
}
QUERIES = ["the words of a tokenizer", "threads and memory, threads", "naïve straße", "zzz"]


def main():
    with open(os.path.join(FOLDER, "paragraphs.txt"), encoding="utf-8") as file:
        texts = file.read().split("\n")[:-1]
    for name, setting in SETTINGS.items():
        vectorizer = TfidfVectorizer(dtype=np.float64, **setting)
        matrix = vectorizer.fit_transform(texts)
        matrix.sort_indices()
        out = io.BytesIO()
        dump_svmlight_file(matrix, np.zeros(len(texts)), out, zero_based=True)
        with open(os.path.join(FOLDER, name + ".svm"), "wb") as file:
            file.write(out.getvalue())
        with open(os.path.join(FOLDER, name + ".terms"), "w", encoding="utf-8") as file:
            file.writelines(term + "\n" for term in vectorizer.get_feature_names_out())
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(texts)
    with open(os.path.join(FOLDER, "similar.tsv"), "w", encoding="utf-8") as file:
        for query in QUERIES:
            cosines = cosine_similarity(vectorizer.transform([query]), matrix)[0]
            file.write(query + "\t" + " ".join(repr(float(c)) for c in cosines) + "\n")


main()
