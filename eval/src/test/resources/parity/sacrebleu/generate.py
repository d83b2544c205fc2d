#!/usr/bin/env python3
"""Writes the segments and the results of sacreBLEU that the parity tests of eval.translation compare with.

    python3 generate.py        (made with sacreBLEU 2.6.0, NumPy 1.24.2, regex 2022.10.31, Python 3.11)

hyp.txt, other.txt (a second system), ref.A.txt, ref.B.txt: line N belongs together. The first lines are hard
cases, the rest are sentences that were damaged by a seeded generator: blocks moved, words dropped, changed, added.
expected.tsv: metric, settings, references, level, numbers. At corpus level the numbers are the score and its
parts, at sentence level one score a segment. significance.tsv: metric, references, test, samples, seed, then the
score, mean, half width of the interval and p value of the second system against the first; "-" where there is none.
NumPy 2 computes the bootstrap's scores in single precision throughout and gives other digits from the seventh on.
"""
import itertools
import os
import random

from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

HERE = os.path.dirname(os.path.abspath(__file__))
HARD = [  # hypothesis, other system, first and second reference
    ("the cat sat on the mat .", "The cat is on the mat.", "The cat sat on the mat.", "A cat sat on the mat."),
    ("", "something", "The reference is here.", ""),
    ("something", "", "", ""),
    ("", "", "", ""),
    ("the", "the", "the", "The"),
    ("the the the the the the the", "the the", "the cat is on the mat", "there is a cat on the mat"),
    ("It costs $1,234.56 (about €1.100,00).", "It costs 1234.56 dollars", "It costs $1,234.56 (about € 1.100,00).", "It is $1234.56."),
    ("3.14 1,000 2-3 10% 5/6 a/b", "3,14 1.000 2 - 3 10 % 5 / 6 a / b", "3.14 1,000 2-3 10% 5/6 a/b", "3.14, 1,000, 2-3, 10%, 5/6, a/b"),
    ("ends with 1990.", "ends with 1990 .", "ends with 1990 .", "ends with 1990."),
    (".5 ,5 5. 5, ..5 5.. a..5 5..a ...", ".5 ,5 5. 5,", ".5 ,5 5. 5, .. 5 5 ..", ". 5 , 5 5 . 5 ,"),
    ("5--6 -5 5- a-5 5-a --", "5 - 6", "5 - - 6 - 5 5 - a-5 5 - a --", "5--6 -5"),
    ("don't can't it's \"quoted\" 'single' James's.", "dont cant its quoted single", "don't can't it's \"quoted\" 'single' James's!", "do n't ca n't it 's"),
    ("&quot;escaped&quot; &amp;lt;tag&gt; &amp;quot;", "\"escaped\" <tag>", "\"escaped\" &lt;tag&gt; &amp;amp;", "&quot;escaped&quot; <tag>"),
    ("<skipped> word &", "word", "word &amp; <skipped>", "word"),
    ("a-b c_d e.f g,h i;j k:l m!n o?p", "a-b c_d e.f", "a - b c_d e . f g , h i ; j", "a-b c_d e.f g,h i;j k:l m!n o?p"),
    ("今天是2024年,天气很好。", "今天 天气 好 。", "今天是2024年，天气很好！", "今天天气很好。"),
    ("我有3只猫和2条dog。", "我有三只猫。", "我有3只猫和2条狗。", "我养了3只猫、2条狗。"),
    ("これはテストです。", "これは試験です。", "これはテストです！", "これはテストである。"),
    ("집에 가고 싶어요.", "집에 가고 싶다.", "집에 가고 싶습니다.", "집에 가고 싶어요."),
    ("Это тест — «кавычки», 5 000 руб.", "Это тест", "Это тест – „кавычки“, 5000 руб.", "Это — тест."),
    ("ΑΣ ΟΔΟΣ ΣΟΦΟΣ. Σ'ΑΓΑΠΩ", "ας οδος", "ας οδος σοφος. Σ'αγαπω", "Ας οδός"),
    ("İstanbul STRASSE Straße", "istanbul strasse", "i̇stanbul strasse STRASSE", "Istanbul Strasse"),
    ("emoji 😀👍🏽 𝟙𝟚 family 👨‍👩‍👧 end", "emoji 😀 end", "emoji 😀 👍🏽 𝟙𝟚 family", "emoji 👍🏽"),
    ("   leading and   trailing   ", "leading and trailing", "leading and trailing", " leading"),
    ("tab\tseparated\u00a0text\u3000here\u2003now", "tab separated text", "tab separated text here now", "tab separated"),
    ("a b c d e f g h i j", "e f g h i j a b c d", "e f g h i j a b c d", "a b c d e f g h i j"),
    ("w x y z", "z y x w", "one two three four", "x"),
    ("one two three four", "one two", "one two three four five six seven eight nine ten", "three four"),
    ("x", ".", ".", "x"),
    ("… – — ‘ ’ “ ” « » ¿ ¡ § ¶ ½ ² Ⅷ ①", "… – —", "... - - ' ' \" \" « » ¿ ¡ § ¶ 1/2 2 VIII 1", "…"),
    ("مرحبا بالعالم ، كيف حالك ؟", "مرحبا", "مرحبا بالعالم، كيف حالك؟", "مرحبا"),
    ("http://example.org/a?b=c&d=e user@example.org #tag", "example", "http://example.org/a?b=c user@example.org", "#tag"),
]
SENTENCES = [
    "The ferry leaves the harbour at seven, and nobody on the quay waves any more.",
    "Before the bridge was built, farmers carried their cheese over the pass on foot.",
    "She asked whether the 3,200 letters had been sorted, counted and sent back.",
    "Der Zug nach Norden fährt heute von Gleis 7 ab, sagte die Ansage zum dritten Mal.",
    "Im Winter friert der See zu, und die Kinder laufen bis zur Insel und zurück.",
    "Le boulanger ouvre à six heures ; avant, il n'y a que le chat devant la porte.",
    "Nobody knew why the lamp on the second floor of the old mill burned all night.",
    "Two of the four engines failed, but the pilot landed the plane without any help.",
    "Am Ende zahlte jeder 12,50 Euro, obwohl es auf der Karte nur 11,90 hieß.",
    "When the rain stopped, the market filled with people, dogs, bicycles and noise.",
]
WORDS = "the a old new house river 7 1.5 and or not , . Haus Fluss alt mit von porte".split()


def damaged(text, rng, times):
    words = text.split()
    for _ in range(times):
        kind = rng.randrange(4)
        at = rng.randrange(len(words)) if words else 0
        if kind == 0 and len(words) > 3:
            end = min(len(words), at + rng.randint(1, 6))
            block, words = words[at:end], words[:at] + words[end:]
            to = rng.randint(0, len(words))
            words[to:to] = block
        elif kind == 1 and len(words) > 1:
            del words[at]
        elif kind == 2 and words:
            words[at] = rng.choice(WORDS)
        else:
            words.insert(at, rng.choice(WORDS))
    return " ".join(words)


def segments():
    rng = random.Random(20)
    rows = list(HARD)
    for text in SENTENCES * 3:
        rows.append((damaged(text, rng, rng.choice((1, 3, 6))), damaged(text, rng, 4), text, damaged(text, rng, 2)))
    long = " ".join(SENTENCES)
    rows.append((damaged(long, rng, 30), damaged(long, rng, 10), long, damaged(long, rng, 5)))
    return rows


def settings():
    for tok, smooth in itertools.product(("none", "13a", "intl", "char", "zh"), ("none", "floor", "add-k", "exp")):
        yield BLEU, {"tokenize": tok, "smooth_method": smooth, "lowercase": smooth == "floor"}
    yield BLEU, {"smooth_method": "floor", "smooth_value": 0.5, "max_ngram_order": 2}
    yield BLEU, {"smooth_method": "add-k", "smooth_value": 0.25, "max_ngram_order": 6}
    for words, white, eps in itertools.product((0, 2), (False, True), (False, True)):
        yield CHRF, {"word_order": words, "whitespace": white, "eps_smoothing": eps, "lowercase": white != eps}
    yield CHRF, {"char_order": 3, "word_order": 1, "beta": 3}
    for normal, punct, asian in itertools.product((False, True), repeat=3):
        yield TER, {"normalized": normal, "no_punct": punct, "asian_support": asian, "case_sensitive": asian != punct}


def parts(score):
    for name in ("bp", "sys_len", "ref_len", "num_edits", "ref_length"):
        if hasattr(score, name):
            yield getattr(score, name)
    yield from getattr(score, "precisions", [])


def main():
    columns = list(zip(*segments()))
    for name, lines in zip(("hyp", "other", "ref.A", "ref.B"), columns):
        with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8", newline="\n") as out:
            out.writelines(line + "\n" for line in lines)
    hyp, other, a, b = (list(column) for column in columns)
    with open(os.path.join(HERE, "expected.tsv"), "w", encoding="utf-8", newline="\n") as out:
        for kind, args in settings():
            text = " ".join("%s=%s" % (k, str(v).lower()) for k, v in args.items())
            for refs in ([a], [a, b]):
                score = kind(**args).corpus_score(hyp, refs)
                print(kind.__name__, text, len(refs), "corpus", " ".join(map(repr, [score.score, *parts(score)])), sep="\t", file=out)
            if kind is BLEU:
                args = dict(args, effective_order=True)
                text += " effective_order=true"
            metric = kind(**args)
            scores = [metric.sentence_score(h, [x, y]).score for h, x, y in zip(hyp, a, b)]
            print(kind.__name__, text, 2, "sentence", " ".join(map(repr, scores)), sep="\t", file=out)
    with open(os.path.join(HERE, "significance.tsv"), "w", encoding="utf-8", newline="\n") as out:
        for seed, refs, test in itertools.product((12345, 1), ([a], [a, b]), ("bs", "ar")):
            os.environ["SACREBLEU_SEED"] = str(seed)
            metrics = {"BLEU": BLEU(), "CHRF": CHRF(word_order=2), "TER": TER()}
            # Several references give TER fractional lengths, whose sums depend on NumPy's matrix product.
            if len(refs) > 1:
                del metrics["TER"]
            test_run = PairedTest([("hyp", hyp), ("other", other)], metrics, refs, test_type=test, n_samples=300)
            _, results = test_run()
            for name, values in results.items():
                if name != "System":
                    found = values[1]
                    cells = ["-" if v is None else repr(float(v)) for v in (found.score, found.mean, found.ci, found.p_value)]
                    print(name, len(refs), test, 300, seed, *cells, sep="\t", file=out)


if __name__ == "__main__":
    main()
