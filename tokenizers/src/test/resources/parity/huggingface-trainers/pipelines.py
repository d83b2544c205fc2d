"""Trains whole tokenizers with Hugging Face's trainers (package tokenizers 0.23.2) from a file.

    python3 pipelines.py text.txt > pipelines.json

WordPiece is trained until no two pairs of the same count differ in what is learned from run to run: the ids of
characters with ## are not determined there, so its tokens are given with their own order of these ids.
"""

import json
import sys

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

FILE = sys.argv[1]


def learned(tokenizer):
    model = json.loads(tokenizer.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    return {"tokens": tokens, "merges": [" ".join(m) for m in model.get("merges", [])]}


def bpe():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train([FILE], trainers.BpeTrainer(
        vocab_size=500, min_frequency=2, special_tokens=["<unk>"], show_progress=False))
    return learned(tokenizer)


def bytebpe():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train([FILE], trainers.BpeTrainer(
        vocab_size=600, special_tokens=["<|endoftext|>"], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    return learned(tokenizer)


def wordpiece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train([FILE], trainers.WordPieceTrainer(
        vocab_size=400, min_frequency=2, show_progress=False,
        special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]))
    return learned(tokenizer)


def word():
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train([FILE], trainers.WordLevelTrainer(
        vocab_size=300, min_frequency=2, special_tokens=["<unk>"], show_progress=False))
    return learned(tokenizer)


if __name__ == "__main__":
    json.dump({"bpe": bpe(), "bytebpe": bytebpe(), "wordpiece": wordpiece(), "word": word()}, sys.stdout,
              ensure_ascii=False, indent=0)
