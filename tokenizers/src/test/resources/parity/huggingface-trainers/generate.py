"""Trains with Hugging Face's trainers (package tokenizers 0.23.2) on random words and writes what they
learned, a case a line.

    python3 generate.py 60 7 > cases.jsonl     # number of cases, seed

Ids of characters with a prefix or suffix differ from run to run there; `tokens` tells what they were.
"""

import json
import random
import sys

from tokenizers import Tokenizer, models, pre_tokenizers, trainers


def words(rng):
    letters = rng.choice(["ab", "abc", "abcdef", "a#b", "aé語𝒳", "etaoinshrdlu", "a</w>b"])
    longest = rng.choice([3, 6, 12, 30])
    types = rng.choice([3, 20, 60])
    result = {}
    for _ in range(types):
        word = "".join(rng.choice(letters) for _ in range(rng.randint(1, longest)))
        result[word] = result.get(word, 0) + int(40 / rng.randint(1, 40)) ** 2 % 97 + 1
    return result


def options(rng, counts):
    o = {"vocab_size": rng.choice([5, 30, 80, 400])}
    if rng.random() < 0.4:
        o["min_frequency"] = rng.choice([1, 2, 10, 50])
    if rng.random() < 0.3:
        o["max_token_length"] = rng.choice([1, 2, 3, 5])
    if rng.random() < 0.3:
        o["initial_alphabet"] = rng.sample("abxyzé", rng.randint(1, 3))
    if rng.random() < 0.3:
        o["special_tokens"] = rng.sample(["<s>", "ab", "a", "aab", "##a", "ba", "bab"], rng.randint(1, 3))
    characters = {}
    for word, count in counts.items():
        for c in word:
            characters[c] = characters.get(c, 0) + count
    # Which of two characters that are equally frequent is dropped is not determined.
    if rng.random() < 0.3 and len(set(characters.values())) == len(characters) and "initial_alphabet" not in o:
        o["limit_alphabet"] = rng.randint(1, 6)
    if rng.random() < 0.3:
        o["continuing_subword_prefix"] = "##"
    if rng.random() < 0.3:
        o["end_of_word_suffix"] = "</w>"
    return o


def case(rng):
    counts = words(rng)
    o = options(rng, counts)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    lines = [" ".join([word] * count) for word, count in counts.items()]
    tokenizer.train_from_iterator(lines, trainers.BpeTrainer(show_progress=False, **o))
    model = json.loads(tokenizer.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    return {"options": o, "words": counts, "tokens": tokens, "merges": model["merges"]}


if __name__ == "__main__":
    rng = random.Random(int(sys.argv[2]))
    for _ in range(int(sys.argv[1])):
        print(json.dumps(case(rng), ensure_ascii=False, separators=(",", ":")))
