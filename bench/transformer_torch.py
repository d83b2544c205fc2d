#!/usr/bin/env python3
"""The model of dev.firth.bench.TransformerStepCost in plain PyTorch: DIM ROWS LENGTH THREADS DROPOUT STEPS, one line of ms."""

import math
import sys
import time

import torch

VOCABULARY = 8000


class Model(torch.nn.Module):
    def __init__(self, dim, dropout):
        super().__init__()
        self.embedding = torch.nn.Embedding(VOCABULARY, dim)
        torch.nn.init.normal_(self.embedding.weight, std=dim ** -0.5)
        options = dict(nhead=4, dim_feedforward=4 * dim, dropout=dropout, batch_first=True)
        encoder = torch.nn.TransformerEncoderLayer(dim, **options)
        decoder = torch.nn.TransformerDecoderLayer(dim, **options)
        self.encoder = torch.nn.TransformerEncoder(encoder, 2)
        self.decoder = torch.nn.TransformerDecoder(decoder, 2)
        self.dropout = torch.nn.Dropout(dropout)
        self.scale = math.sqrt(dim)
        half = dim // 2
        rate = torch.exp(torch.arange(half) * -(math.log(10_000) / (half - 1)))
        angle = torch.outer(torch.arange(512), rate)
        self.register_buffer("positions", torch.cat([angle.sin(), angle.cos()], 1))

    def embed(self, ids):
        return self.dropout(self.embedding(ids) * self.scale + self.positions[:ids.size(1)])

    def forward(self, source, target):
        padding = source == 0
        future = torch.triu(torch.full((target.size(1), target.size(1)), float("-inf")), 1)
        memory = self.encoder(self.embed(source), src_key_padding_mask=padding)
        hidden = self.decoder(self.embed(target), memory, tgt_mask=future, memory_key_padding_mask=padding)
        return torch.nn.functional.linear(hidden, self.embedding.weight)


def main():
    dim, rows, length, threads = map(int, sys.argv[1:5])
    dropout, steps = float(sys.argv[5]), int(sys.argv[6])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = Model(dim, dropout)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-4, betas=(0.9, 0.98), eps=1e-9)
    source, target = torch.randint(4, VOCABULARY, (rows, length)), torch.randint(4, VOCABULARY, (rows, length))
    millis = []
    for _ in range(steps):
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        scores = model(source, target)
        loss = torch.nn.functional.cross_entropy(scores.view(-1, VOCABULARY), target.view(-1), ignore_index=0,
                                                 reduction="sum", label_smoothing=0.1)
        loss.backward()
        optimizer.step()
        loss.item()
        millis.append((time.perf_counter() - start) * 1000)
    print(" ".join("%.3f" % ms for ms in millis))


if __name__ == "__main__":
    main()
