#!/usr/bin/env python3
"""The decoding of dev.firth.bench.DecodingSpeed in plain PyTorch: MODEL BATCH THREADS OUT.

A transformer with kept keys and values and a beam search over batches, written as one usually writes it: rows are sentences
times beams, a step takes the best of all continuations of a sentence, the caches follow by index_select, sentences that are
done leave the batch. Prints seconds and writes the ids of each translation.
"""

import functools
import math
import os
import sys
import time

import numpy
import torch
from torch import nn

BEAM, HEADS, LAYERS, ALPHA = 5, 4, 2, 0.6


class Attention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.query, self.key = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.value, self.output = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.scale = math.sqrt(dim // HEADS)

    @staticmethod
    def split(x):
        return x.view(x.size(0), x.size(1), HEADS, -1).transpose(1, 2)

    def keys_values(self, memory):
        return self.split(self.key(memory)), self.split(self.value(memory))

    def forward(self, x, keys, values, mask=None):
        scores = torch.matmul(self.split(self.query(x)) / self.scale, keys.transpose(2, 3))
        if mask is not None:
            scores = scores + mask
        heads = torch.matmul(torch.softmax(scores, -1), values)
        return self.output(heads.transpose(1, 2).reshape(x.shape))


class FeedForward(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.inner, self.outer = nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)

    def forward(self, x):
        return self.outer(torch.relu(self.inner(x)))


class EncoderLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.attention, self.attentionNorm = Attention(dim), nn.LayerNorm(dim)
        self.feedForward, self.feedForwardNorm = FeedForward(dim), nn.LayerNorm(dim)

    def forward(self, x, mask):
        y = self.attentionNorm(x)
        x = x + self.attention(y, *self.attention.keys_values(y), mask)
        return x + self.feedForward(self.feedForwardNorm(x))


class DecoderLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.selfAttention, self.selfAttentionNorm = Attention(dim), nn.LayerNorm(dim)
        self.attention, self.attentionNorm = Attention(dim), nn.LayerNorm(dim)
        self.feedForward, self.feedForwardNorm = FeedForward(dim), nn.LayerNorm(dim)

    def step(self, x, past, source, mask):
        y = self.selfAttentionNorm(x)
        keys, values = self.selfAttention.keys_values(y)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        x = x + self.selfAttention(y, keys, values)
        x = x + self.attention(self.attentionNorm(x), *source, mask)
        return x + self.feedForward(self.feedForwardNorm(x)), (keys, values)


class Stack(nn.Module):
    def __init__(self, layer, dim):
        super().__init__()
        self.layers = nn.ModuleList(layer(dim) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(dim)


class Model(nn.Module):
    def __init__(self, dim, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim)
        self.encoder, self.decoder = Stack(EncoderLayer, dim), Stack(DecoderLayer, dim)
        self.scale = math.sqrt(dim)
        half = dim // 2
        rate = torch.exp(torch.arange(half) * -(math.log(10_000) / (half - 1)))
        angle = torch.outer(torch.arange(1024), rate)
        self.register_buffer("positions", torch.cat([angle.sin(), angle.cos()], 1), persistent=False)

    def embed(self, ids, first):
        return self.embedding(ids) * self.scale + self.positions[first:first + ids.size(1)]

    def encode(self, source, padding):
        mask = torch.zeros(source.shape).masked_fill(source == padding, -math.inf)[:, None, None]
        x = self.embed(source, 0)
        for layer in self.encoder.layers:
            x = layer(x, mask)
        return self.encoder.norm(x), mask

    def step(self, tokens, number, past, sources, mask):
        x = self.embed(tokens[:, None], number)
        now = []
        for layer, before, source in zip(self.decoder.layers, past, sources):
            x, kept = layer.step(x, before, source, mask)
            now.append(kept)
        hidden = self.decoder.norm(x).squeeze(1)
        return torch.log_softmax(nn.functional.linear(hidden, self.embedding.weight), 1), now


def penalty(length):
    return ((5 + length) / 6) ** ALPHA


class Beam:
    """The hypotheses of one sentence."""

    def __init__(self, longest):
        self.longest = longest
        self.live = [[] for _ in range(BEAM)]
        self.finished = []
        self.count = 0

    def finish(self, tokens, score, length):
        self.count += 1
        self.finished.append((score / penalty(length), tokens))

    def advance(self, scores, beams, tokens, end):
        """The rows, tokens and scores that go on, of the best candidates."""
        chosen = []
        for rank, (score, beam, token) in enumerate(zip(scores, beams, tokens)):
            if token == end:
                if rank < BEAM:
                    self.finish(self.live[beam], score, len(self.live[beam]) + 1)
            elif len(chosen) < BEAM:
                chosen.append((beam, token, score))
        self.live = [self.live[beam] + [token] for beam, token, _ in chosen]
        return chosen

    def done(self, scores):
        if self.count < BEAM and len(self.live[0]) >= self.longest:
            for tokens, score in zip(self.live, scores):
                self.finish(tokens, score, len(tokens))
        return self.count >= BEAM

    def best(self):
        return max(self.finished, key=lambda found: found[0])[1]


def rows(tensors, order):
    return [tuple(tensor.index_select(0, order) for tensor in pair) for pair in tensors]


def search(model, source, lengths, special):
    """The best translation of each row of a batch."""
    memory, mask = model.encode(source, special["pad"])
    sources = [tuple(t.repeat_interleave(BEAM, 0) for t in layer.attention.keys_values(memory))
               for layer in model.decoder.layers]
    mask = mask.repeat_interleave(BEAM, 0)
    all_beams = [Beam(length + 50) for length in lengths]
    beams = all_beams
    scores = torch.full([len(beams), BEAM], -math.inf)
    scores[:, 0] = 0
    tokens = torch.full([len(beams) * BEAM], special["begin"])
    past = [None] * LAYERS
    number = 0
    while beams:
        logs, past = model.step(tokens, number, past, sources, mask)
        if number == 0:
            logs[:, special["end"]] = -math.inf
        size = logs.size(1)
        total = (logs.view(len(beams), BEAM, size) + scores[:, :, None]).view(len(beams), -1)
        values, indices = total.topk(2 * BEAM, 1)
        chosen_rows, chosen_tokens, chosen_scores, kept = [], [], [], []
        from_beams = torch.div(indices, size, rounding_mode="floor").tolist()
        for i, (beam, *candidates) in enumerate(zip(beams, values.tolist(), from_beams, (indices % size).tolist())):
            chosen = beam.advance(*candidates, special["end"])
            if not beam.done([score for _, _, score in chosen]):
                kept.append(i)
                chosen_rows += [i * BEAM + row for row, _, _ in chosen]
                chosen_tokens += [token for _, token, _ in chosen]
                chosen_scores.append([score for _, _, score in chosen])
        if len(kept) < len(beams):
            beams = [beams[i] for i in kept]
            stay = torch.tensor([i * BEAM + j for i in kept for j in range(BEAM)], dtype=torch.long)
            sources, mask = rows(sources, stay), mask.index_select(0, stay)
        past = rows(past, torch.tensor(chosen_rows, dtype=torch.long))
        tokens, scores = torch.tensor(chosen_tokens), torch.tensor(chosen_scores)
        number += 1
    return [beam.best() for beam in all_beams]


def padded(batch, pad):
    longest = max(map(len, batch))
    return torch.tensor([ids + [pad] * (longest - len(ids)) for ids in batch])


def read(folder):
    with open(os.path.join(folder, "sources.txt"), encoding="ascii") as lines:
        dim, vocabulary, pad, begin, end = map(int, next(lines).split())
        sources = [list(map(int, line.split())) for line in lines]
    model = Model(dim, vocabulary)
    with numpy.load(os.path.join(folder, "weights.npz")) as weights:
        model.load_state_dict({name.split("Input.")[-1]: torch.from_numpy(weights[name]) for name in weights.files})
    return model.eval(), sources, {"pad": pad, "begin": begin, "end": end}


def measure(search, sources, special, batch, out):
    """Prints the seconds of searching in batches, after some of them as a warm-up, and writes what was found."""
    batches = [sources[i:i + batch] for i in range(0, len(sources), batch)]

    def translate(some):
        return [ids for one in some for ids in search(padded(one, special["pad"]), [len(ids) for ids in one], special)]

    with torch.inference_mode():
        warm = max(2, 64 // batch)
        translate([batches[i * (len(batches) // warm)] for i in range(warm)])
        start = time.perf_counter()
        found = translate(batches)
        print("%.4f" % (time.perf_counter() - start))
    with open(out, "w", encoding="ascii") as file:
        file.writelines(" ".join(map(str, ids)) + "\n" for ids in found)


def main():
    folder, batch, threads, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(threads)
    model, sources, special = read(folder)
    measure(functools.partial(search, model), sources, special, batch, out)


if __name__ == "__main__":
    main()
