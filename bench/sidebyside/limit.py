"""The share of the machine's limit that a trainer reaches.

A word that subsampling leaves has window + 1 contexts on average (a dynamic window of b to each side,
b drawn evenly from 1 to window; fewer near line ends, which is not counted). Each context meets the
word itself and the negatives, and each such pair costs three multiply-adds a dimension: the dot
product, the update of the context's row and that of the target's row. A row of dim floats takes
ceil(dim / lanes) vector instructions.
"""

FORMULA = ("FMAs a trained word = (window + 1) × (1 + negative) × 3 × ⌈dim / lanes⌉; "
           "limit in words/s = peak FMAs/s ÷ FMAs a trained word ÷ share of the words that survive "
           "subsampling")


def fmas_per_trained_word(setting, lanes):
    return (setting["window"] + 1) * (1 + setting["negative"]) * 3 * -(-setting["dim"] // lanes)


def surviving(corpus, setting):
    return corpus["survive"][repr(float(setting["sample"]))]


def limit(peak, setting, corpus):
    """Words/s at which the multiply-add units would never be idle."""
    cost = fmas_per_trained_word(setting, peak["lanes"]) * surviving(corpus, setting)
    return peak["fmasPerSecond"] / cost


def counted_share(peak, run):
    """The same from the pairs of centre and context that the program itself counted, if it did."""
    pairs = (run.get("details") or {}).get("pairs")
    if not pairs:
        return None
    setting = run["setting"]
    fmas = pairs * (1 + setting["negative"]) * 3 * -(-setting["dim"] // peak["lanes"])
    return fmas / run["trainSeconds"] / peak["fmasPerSecond"]
