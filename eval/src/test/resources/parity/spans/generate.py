#!/usr/bin/env python3
"""Makes tagged sentences, and what conlleval and seqeval say of them.

    generate.py SEQEVAL

SEQEVAL is a checkout of https://github.com/chakki-works/seqeval (commit cd01b5210e), which has conlleval.pl among its
tests; scikit-learn is needed. The sentences are invented: right tags in a scheme, predictions with moved borders, other
types, and tags that break the scheme (I behind O, a type that changes inside, an end that is missing). Python's random
is stable across versions for the calls used here.

SCHEME.conll; SCHEME.conlleval.txt and SCHEME.conlleval-raw.txt: conlleval's output (columns are separated by tabs, so
with -d); seqeval.tsv: scheme, mode (default, strict), class or average, precision, recall, F1, support; accuracy as
one more row.
"""
import pathlib, random, subprocess, sys

sys.path.insert(0, sys.argv[1])
from seqeval import scheme as schemes
from seqeval.metrics import accuracy_score, classification_report

HERE = pathlib.Path(__file__).resolve().parent
rnd = random.Random(2002)
TYPES = ("person", "place", "work-of-art", "ß")
STRICT = {"iob1": schemes.IOB1, "iob2": schemes.IOB2, "ioe2": schemes.IOE2, "bioes": schemes.IOBES, "bilou": schemes.BILOU}


def spans(length):
    found, i = [], 0
    while i < length:
        if rnd.random() < 0.4:
            size = min(rnd.choice((1, 1, 2, 2, 3, 4)), length - i)
            found.append((rnd.choice(TYPES), i, i + size))
            i += size
        else:
            i += 1
    return found


def tags(found, length, name):
    out = ["O"] * length
    before = None
    for kind, start, end in found:
        for i in range(start, end):
            first, last = i == start, i == end - 1
            if name == "iob1":
                prefix = "B" if first and before == (kind, start) else "I"
            elif name == "iob2":
                prefix = "B" if first else "I"
            elif name == "ioe2":
                prefix = "E" if last else "I"
            else:
                end_, single = ("E", "S") if name == "bioes" else ("L", "U")
                prefix = single if first and last else "B" if first else end_ if last else "I"
            out[i] = prefix + "-" + kind
        before = (kind, end)
    return out


def guess(found, length):
    out = []
    for kind, start, end in found:
        luck = rnd.random()
        if luck < 0.1:
            continue
        if luck < 0.2:
            kind = rnd.choice(TYPES)
        elif luck < 0.3:
            start = max(start - 1, out[-1][2] if out else 0)
        elif luck < 0.4 and end - start > 1:
            end -= 1
        out.append((kind, start, end))
    return out


def broken(sequence, name):
    prefixes = {"iob1": "IB", "iob2": "IB", "ioe2": "IE", "bioes": "IBES", "bilou": "IBLU"}[name]
    return [rnd.choice(prefixes) + "-" + rnd.choice(TYPES) if rnd.random() < 0.05
            else "O" if rnd.random() < 0.03 else tag for tag in sequence]


rows = []
for name, scheme in STRICT.items():
    gold, predicted = [], []
    for _ in range(150):
        length = rnd.randint(1, 14)
        found = spans(length)
        gold.append(tags(found, length, name))
        predicted.append(broken(tags(guess(found, length), length, name), name))
    text = "".join("".join("t%d\t%s\t%s\n" % (i, g, p) for i, (g, p) in enumerate(zip(gs, ps))) + "\n"
                   for gs, ps in zip(gold, predicted))
    (HERE / (name + ".conll")).write_text(text, encoding="utf-8")
    for mode, options in (("", []), ("-raw", ["-r"])):
        command = ["perl", sys.argv[1] + "/tests/conlleval.pl", "-d", "\t", *options]
        out = subprocess.run(command, input=text.encode(), check=True, capture_output=True).stdout
        (HERE / ("%s.conlleval%s.txt" % (name, mode))).write_bytes(out)
    for mode, options in (("default", {}), ("strict", {"mode": "strict", "scheme": scheme})):
        report = classification_report(gold, predicted, output_dict=True, zero_division=0, **options)
        for kind, values in report.items():
            rows.append((name, mode, kind, *(repr(float(values[k])) for k in ("precision", "recall", "f1-score")),
                         str(values["support"])))
    rows.append((name, "default", "accuracy", repr(accuracy_score(gold, predicted)), "0", "0", "0"))
(HERE / "seqeval.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
