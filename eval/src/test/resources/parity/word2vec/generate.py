#!/usr/bin/env python3
"""Makes the small vector file, the questions, and what compute-accuracy says of them.

    generate.py COMPUTE_ACCURACY

COMPUTE_ACCURACY is the program of that name of https://github.com/tmikolov/word2vec, built without
-ffast-math and without fused multiply-add (gcc -O2), so that its float sums are those of its source.
The vectors are invented: relations are offsets between pairs of random points, with more or less
noise, so that some sections are easy and some are not. Python's random is stable across versions
for the calls used here.
"""
import pathlib, random, struct, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
DIM = 20
rnd = random.Random(1957)


def point(scale):
    return [rnd.gauss(0, scale) for _ in range(DIM)]


def plus(x, y):
    return [a + b for a, b in zip(x, y)]


def name():
    return "".join(rnd.choice("bdfgklmnprstvz") + rnd.choice("aeiou") for _ in range(rnd.randint(2, 4)))


words = {}


def add(word, vector):
    if word in words:
        return add(word + "x", vector)
    words[word] = vector
    return word


# Six sections are related with growing noise, one is pure noise.
NOISE = [.05, .3, .5, .8, .6, .4, .9, None]
sections = []
for noise in NOISE:
    offset = point(1)
    pairs = []
    for _ in range(10):
        base = point(1)
        other = point(1) if noise is None else plus(plus(base, offset), point(noise))
        first, second = name(), name()
        if rnd.random() < .5:
            first, second = first.capitalize(), second.capitalize()
        pairs.append((add(first, base), add(second, other)))
    sections.append(pairs)

# Words that fold to the same text: exact copies (ties), near copies and strangers.
for pairs in sections[:6]:
    add(pairs[0][0].swapcase(), list(words[pairs[0][0]]))
    add(pairs[1][1].swapcase(), list(words[pairs[1][1]]))
    add(pairs[2][1].upper() if not pairs[2][1].isupper() else pairs[2][1].lower(),
        plus(words[pairs[2][1]], point(.05)))
    add(pairs[3][0].upper(), point(1))
# Words with the vector of another word, words with accents, a word without a vector.
for i, pairs in enumerate(sections[:6]):
    add("twin" + str(i), list(words[pairs[4][1]]))
accents = [(add("Zürich", point(1)), add("Ägypten", point(1))), (add("ägypten", point(1)), add("école", point(1)))]
add("nothing", [0.0] * DIM)
sections[1].append(("nothing", sections[1][0][1]))

order = list(words)
rnd.shuffle(order)
order.insert(0, "</s>")
words["</s>"] = point(1)

with open(HERE / "vectors.bin", "wb") as f:
    f.write(b"%d %d\n" % (len(order), DIM))
    for word in order:
        f.write(word.encode() + b" " + struct.pack("<%df" % DIM, *words[word]) + b"\n")


def cased(word):
    return rnd.choice([str, str.lower, str.upper, str.capitalize])(word) if word.isascii() else word


lines = []
for i, pairs in enumerate(sections):
    lines.append(": relation-%d" % i)
    for a, b in pairs:
        for c, d in pairs:
            if (a, b) != (c, d) and rnd.random() < .6:
                lines.append(" ".join(map(cased, (a, b, c, d))))
    if i == 2:
        lines.append(": nothing-known")
        lines += ["unknown1 unknown2 unknown3 unknown4", " ".join([*pairs[0], "unknown1", pairs[1][0]])]
lines.append(": odd")
(a, b), (c, d) = sections[0][0], sections[0][1]
lines += [" ".join(q) for q in [
    (a, a, c, d), (a, b, a, b), (a, b, c, c), (a, b, c, "unknown"), (a, a, a, a),
    (accents[0][0], accents[0][1], accents[1][0], accents[1][1]),
    ("zürich", "ägypten", "Zürich", "Ägypten"), ("ZüRICH", "ägYPTEN", "éCOLE", "éCOLE"),
]]
lines.append(": empty")
(HERE / "questions.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")

for threshold in (0, 120, 40, 3):
    out = subprocess.run([sys.argv[1], str(HERE / "vectors.bin"), str(threshold)],
                         input=(HERE / "questions.txt").read_bytes(), stdout=subprocess.PIPE, check=True).stdout
    (HERE / ("compute-accuracy.%d.txt" % threshold)).write_bytes(out)
