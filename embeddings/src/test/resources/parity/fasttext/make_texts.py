"""Texts of a small made-up world for the parity files: seeded, with words in several scripts."""

import random

PLACES = "river lake hill forest straße café Málaga Łódź 東京 Санкт naïve coast valley island harbour".split()
BEASTS = "horse goat heron otter hare fox owl trout eel mole crow bee toad wren stoat".split()
VERBS = "sees finds follows leaves likes hears meets fears greets passes".split()
TIMES = "today yesterday often never soon again always rarely".split()
QUALITIES = "small old green quiet cold bright wild slow tall grey".split()


def sentence(rng):
    words = [
        "the",
        rng.choice(QUALITIES),
        rng.choice(BEASTS),
        rng.choice(VERBS),
        "the",
        rng.choice(PLACES),
        rng.choice(TIMES),
    ]
    if rng.random() < 0.3:
        words += ["near", "the", rng.choice(PLACES)]
    if rng.random() < 0.1:
        words.append(rng.choice(["rareword%d" % rng.randrange(40), "don't", "x", "…"]))
    return words


def topic(words):
    if any(p in words for p in ("river", "lake", "coast", "harbour", "island")):
        return "__label__water"
    return "__label__land"


def labelled(rng):
    words = sentence(rng)
    labels = [topic(words)]
    if "owl" in words or "heron" in words or "crow" in words or "wren" in words:
        labels.append("__label__bird")
    if rng.random() < 0.05:
        labels.append("__label__été")
    return " ".join(labels + words)


def write(name, lines):
    with open(name, "w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            out.write(line + "\n")


rng = random.Random(10)
write("text.txt", [" ".join(sentence(rng)) for _ in range(400)])
write("labelled.txt", [labelled(rng) for _ in range(300)])


def many_labels(rng):
    words = sentence(rng)
    half = QUALITIES.index(words[1]) % 2
    return "__label__%s-%s-%d " % (words[2], words[5], half) + " ".join(words)


write("many-labels.txt", [many_labels(rng) for _ in range(1500)])
write("gold.txt", [labelled(rng) for _ in range(60)] + ["__label__unknown the owl", "no label here", ""])
write(
    "lines.txt",
    [" ".join(sentence(rng)) for _ in range(25)]
    + ["", "unseen wörter only", "the\towl  sees\vthe lake", "__label__water the fox", "__label__other river", "a"],
)
write(
    "words.txt",
    ["river", "straße", "東京", "owl", "the", "</s>", "unseenword", "riverside", "東京都", "a", "ß", "Straßen", "…", "don't"],
)
write("nn.txt", ["river", "owl", "straße", "riverside", "unseenword"])
