"""Trains small SentencePiece models and writes what SentencePiece makes of some texts.

Needs the sentencepiece module (0.1.97). Run in this folder: python3 generate.py
Writes NAME.model and expected.jsonl: for every model and text the ids, the bounds of the pieces in
characters, the decoded text, and for Unigram models the ids of the three best segmentations.
"""
import io
import json
import random

import sentencepiece

STEMS = "walk talk jump light sing paint open clean start wander river mountain house garden".split()
ENDINGS = ["", "ing", "ed", "s", "er", "ers"]
SMALL = ["the", "a", "of", "and", "to", "in", "über", "naïve", "café", "Straße", "日本", "語", "ﬁ"]
TEXTS = [
    "", " ", "the walking painter", "  two   spaces  ", "Straße über naïve café", "日本語 の",
    "unseen: Ωmega ĸ 😀 👨‍👩‍👧", "e\u0301a\u0300 o\u0308", "Ｆｕｌｌ ｗｉｄｔｈ ﬁ ㍿ ½", "<s> </s> <unk> <sep>",
    "a<sep>b<sep><sep>", "\u2581literal\u2581marks \u2581", "tabs\tand\u00a0spaces\u3000", "aaaaaaaaaaaaaaaaaaaa",
    "walkwalkwalkingersed", "\u200bzero\u200dwidth\ufeff", "12345 3.14", "paintersingersopeners",
    "Ω", "😀", " Ω Ω ", "\u0301", "the\u0301", "İstanbul ǅ ß",
]


def corpus():
    rng = random.Random(7)
    for _ in range(1500):
        words = [rng.choice(STEMS) + rng.choice(ENDINGS) if rng.random() < 0.6 else rng.choice(SMALL)
                 for _ in range(rng.randint(3, 12))]
        yield " ".join(words)


def train(name, **options):
    model = io.BytesIO()
    settings = dict(vocab_size=120, normalization_rule_name="identity", minloglevel=2)
    settings.update(options)
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=corpus(), model_writer=model, **settings)
    with open(name + ".model", "wb") as out:
        out.write(model.getvalue())
    return name


def main():
    rules = "/tmp/rules.tsv"
    with open(rules, "w") as out:
        # ﬁ to fi, e with acute from two characters, upper case s with caron from none, soft hyphen away
        out.write("FB01\t66 69\n65 301\tE9\n3000\t20\nA0\t20\n9\t20\nAD\t\n200B\t20\n")
    names = [
        train("unigram", model_type="unigram"),
        train("unigram-bytes", model_type="unigram", byte_fallback=True, vocab_size=380,
              user_defined_symbols=["<sep>", "ers"], normalization_rule_tsv=rules),
        train("unigram-suffix", model_type="unigram", treat_whitespace_as_suffix=True),
        train("bpe", model_type="bpe", vocab_size=160, user_defined_symbols=["<sep>", "ers"]),
        train("bpe-bytes", model_type="bpe", vocab_size=400, byte_fallback=True,
              remove_extra_whitespaces=False, add_dummy_prefix=False, normalization_rule_tsv=rules),
        train("bpe-across", model_type="bpe", vocab_size=200, split_by_whitespace=False,
              normalization_rule_tsv=rules),
        train("char", model_type="char", vocab_size=40, hard_vocab_limit=False),
        train("word", model_type="word", vocab_size=60, hard_vocab_limit=False),
    ]
    rng = random.Random(8)
    texts = TEXTS + list(corpus())[:8] + [
        "".join(rng.choice("aeinrst  walkéΩ\u2581日") for _ in range(rng.randint(1, 40))) for _ in range(25)]
    with open("expected.jsonl", "w", encoding="utf-8") as out:
        for name in names:
            processor = sentencepiece.SentencePieceProcessor(model_file=name + ".model")
            for text in texts:
                encoded = processor.encode(text, out_type="immutable_proto")
                pieces = encoded.pieces
                record = {
                    "model": name, "text": text, "ids": [p.id for p in pieces],
                    "bounds": [place for p in pieces for place in (p.begin, p.end)],
                    "decoded": processor.decode([p.id for p in pieces]),
                }
                if name.startswith("unigram") and 0 < len(text) < 30:
                    record["nbest"] = processor.nbest_encode(text, nbest_size=3)
                out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
