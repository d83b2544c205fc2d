"""Writes a text of random words with punctuation, digits, accents, CJK and odd blanks: python3 text.py > text.txt"""

import random

rng = random.Random(5)
PARTS = ["ka", "re", "the", "in", "un", "ing", "ed", "s", "tion", "ö", "é", "Ma", "Be", "al", "o", "er", "qu", "ß"]
WORDS = ["".join(rng.choice(PARTS) for _ in range(rng.randint(1, 4))) for _ in range(700)]
WORDS += ["don't", "we're", "1998", "3.14", "北京", "京都", "東京都", "x²", "ﬁne", "naïve", "(see", "#tag", "…", "I'll", "🙂"]

for _ in range(900):
    line = ""
    for _ in range(rng.randint(0, 14)):
        word = WORDS[int(len(WORDS) * rng.random() ** 2)]
        line += word + rng.choice(["", "", "", "", ",", ".", "!", ";"]) + rng.choice([" "] * 12 + ["  ", "\t", "\u00a0", "-"])
    print(line)
