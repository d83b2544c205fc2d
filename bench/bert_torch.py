#!/usr/bin/env python3
"""BERT in plain PyTorch, as one would write it from the paper, for bench/bert-side-by-side.py.

  bert_torch.py train SIZE ROWS LENGTH THREADS STEPS     milliseconds of each step of pretraining
  bert_torch.py predict SIZE TEXTS THREADS               seconds for the vectors of texts of mixed lengths, three times

Pretraining: masked tokens (15 %, scored at masked places only), sentence pairs, dropout 0.1, Adam. Prediction: batches of 32 texts
in their order, padded to the longest of each.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

VOCABULARY, POSITIONS, BATCH = 8000, 512, 32
SIZES = {"tiny": (2, 128), "mini": (4, 256), "small": (4, 512), "base": (12, 768)}


class Layer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.heads = dim // 64
        self.query, self.key, self.value, self.output = (nn.Linear(dim, dim) for _ in range(4))
        self.inner, self.outer = nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)
        self.norm1, self.norm2 = nn.LayerNorm(dim, eps=1e-12), nn.LayerNorm(dim, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def split(self, x):
        return x.view(x.size(0), x.size(1), self.heads, -1).transpose(1, 2)

    def forward(self, x, mask):
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        weights = self.drop((query @ key.transpose(2, 3) / 8 + mask).softmax(-1))
        y = (weights @ value).transpose(1, 2).reshape(x.size())
        x = self.norm1(x + self.drop(self.output(y)))
        return self.norm2(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Bert(nn.Module):
    def __init__(self, layers, dim):
        super().__init__()
        self.words, self.places, self.segments = (nn.Embedding(n, dim) for n in (VOCABULARY, POSITIONS, 2))
        self.norm, self.drop = nn.LayerNorm(dim, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(dim) for _ in range(layers))
        self.pooler, self.pairs = nn.Linear(dim, dim), nn.Linear(dim, 2)
        self.dense, self.headNorm = nn.Linear(dim, dim), nn.LayerNorm(dim, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, ids, segments, mask):
        x = self.words(ids) + self.places(torch.arange(ids.size(1))) + self.segments(segments)
        x = self.drop(self.norm(x))
        mask = torch.zeros(mask.size()).masked_fill(~mask, float("-inf"))[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def loss(self, ids, segments, mask, places, tokens, labels):
        x = self(ids, segments, mask)
        y = self.headNorm(F.gelu(self.dense(x.view(-1, x.size(2))[places])))
        masked = F.cross_entropy(F.linear(y, self.words.weight, self.bias), tokens)
        return masked + F.cross_entropy(self.pairs(torch.tanh(self.pooler(x[:, 0]))), labels)


def train(model, rows, length, steps):
    ids = torch.randint(5, VOCABULARY, (rows, length))
    places = torch.arange(rows * length)[torch.rand(rows * length) < 0.15]
    tokens, labels = torch.randint(5, VOCABULARY, (len(places),)), torch.arange(rows) % 2
    segments, mask = torch.zeros_like(ids), torch.ones(rows, length, dtype=torch.bool)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-4)
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        loss = model.loss(ids, segments, mask, places, tokens, labels)
        loss.backward()
        optimizer.step()
        loss.item()
        times.append((time.perf_counter() - start) * 1000)
    print(" ".join("%.3f" % ms for ms in times))


def predict(model, count):
    lengths = [8 + 7919 * i % 113 for i in range(count)]
    texts = [torch.randint(5, VOCABULARY, (length,)) for length in lengths]
    times = []
    model.eval()
    with torch.no_grad():
        for _ in range(3):
            start = time.perf_counter()
            for first in range(0, count, BATCH):
                batch = texts[first:first + BATCH]
                ids = nn.utils.rnn.pad_sequence(batch, batch_first=True)
                mask = torch.arange(ids.size(1)) < torch.tensor([len(text) for text in batch])[:, None]
                x = model(ids, torch.zeros_like(ids), mask)
                vectors = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
                vectors.numpy()
            times.append(time.perf_counter() - start)
    print(" ".join("%.3f" % seconds for seconds in times))


def main():
    task, size, numbers = sys.argv[1], sys.argv[2], [int(n) for n in sys.argv[3:]]
    torch.manual_seed(1)
    torch.set_num_threads(numbers[-2] if task == "train" else numbers[-1])
    model = Bert(*SIZES[size])
    if task == "train":
        train(model, numbers[0], numbers[1], numbers[3])
    else:
        predict(model, numbers[0])


if __name__ == "__main__":
    main()
