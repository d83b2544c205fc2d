#!/usr/bin/env python3
"""Trains a tokenizer with Hugging Face's trainers and prints the seconds as JSON.

Its threads are set by RAYON_NUM_THREADS.
"""

import argparse
import json
import time

import tokenizers
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--kind", choices=("bpe", "bytebpe", "wordpiece"))
    parser.add_argument("--vocab-size", type=int)
    parser.add_argument("--out")
    parser.add_argument("--version", action="store_true")
    options = parser.parse_args()
    if options.version:
        print(tokenizers.__version__)
        return
    tokenizer, trainer = parts(options)
    start = time.perf_counter()
    tokenizer.train([options.corpus], trainer)
    seconds = time.perf_counter() - start
    tokenizer.save(options.out)
    print(json.dumps({"seconds": seconds, "tokens": tokenizer.get_vocab_size()}))


def parts(options):
    shared = {"vocab_size": options.vocab_size, "show_progress": False}
    if options.kind == "wordpiece":
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        tokenizer.normalizer = normalizers.BertNormalizer()
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        return tokenizer, trainers.WordPieceTrainer(special_tokens=special, **shared)
    if options.kind == "bytebpe":
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        return tokenizer, trainers.BpeTrainer(initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), **shared)
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer, trainers.BpeTrainer(special_tokens=["<unk>"], **shared)


if __name__ == "__main__":
    main()
