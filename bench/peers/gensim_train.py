#!/usr/bin/env python3
"""Trains skip-gram or CBOW vectors with gensim and prints one JSON object; `seconds` is model.train alone.

The corpus is read by gensim's fast path (corpus_file), in which every thread reads its own part.
"""

import argparse
import json
import time

import gensim
from gensim.models import Word2Vec


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", required=True)
    parser.add_argument("--output", required=True)
    for name, kind in (("size", int), ("window", int), ("negative", int), ("min-count", int),
                       ("iter", int), ("threads", int), ("seed", int), ("sample", float),
                       ("alpha", float)):
        parser.add_argument("--" + name, type=kind, required=True)
    parser.add_argument("--model", choices=("skip-gram", "cbow"), default="skip-gram")
    parser.add_argument("--loss", choices=("ns", "hs", "ns+hs"), default="ns")
    args = parser.parse_args()
    model = Word2Vec(sg=int(args.model == "skip-gram"), hs=int("hs" in args.loss), vector_size=args.size, window=args.window, negative=args.negative,
                     min_count=args.min_count, sample=args.sample, alpha=args.alpha,
                     workers=args.threads, epochs=args.iter, seed=args.seed)
    model.build_vocab(corpus_file=args.train)
    start = time.perf_counter()
    model.train(corpus_file=args.train, total_examples=model.corpus_count,
                total_words=model.corpus_total_words, epochs=model.epochs)
    seconds = time.perf_counter() - start
    model.wv.save_word2vec_format(args.output, binary=True)
    print(json.dumps({"gensim": gensim.__version__, "seconds": seconds,
                      "vocabulary": len(model.wv)}))


if __name__ == "__main__":
    main()
