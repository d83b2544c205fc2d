#!/usr/bin/env python3
"""Outputs and gradients of recurrent encoder-decoders in plain PyTorch, for the parity tests.

  python3 generate_recurrent.py            (made with PyTorch 1.13, Debian's python3-torch)

Layers are PyTorch's own GRU and LSTM over packed sequences and their cells; attention, bridge and input feeding are written
out. Weights are stored under the names that Firth's blocks have, one that stands in several places under its first. Models that
copy are stored with the gradients of their loss with smoothed labels, summed over the tokens, instead of those of their scores.
"""

import itertools
import os

import numpy as np
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE, TARGET, EMBEDDING, HIDDEN, LAYERS = 9, 7, 5, 4, 2
SMOOTHING = 0.1


class Model(nn.Module):
    def __init__(self, cell, attention, copies=False, tying="none"):
        super().__init__()
        embedding = EMBEDDING if tying == "none" else HIDDEN
        vocabulary = SOURCE if copies or tying == "three-way" else TARGET
        self.kind, self.attention = cell, attention
        self.both = attention != "dot"
        memory = 2 * HIDDEN if self.both else HIDDEN
        self.source = nn.Embedding(SOURCE, embedding)
        self.target = nn.Embedding(vocabulary, embedding)
        layer, one = (nn.LSTM, nn.LSTMCell) if cell == "lstm" else (nn.GRU, nn.GRUCell)
        self.encoder = layer(embedding, HIDDEN, LAYERS, batch_first=True, bidirectional=self.both)
        self.cells = nn.ModuleList([one(embedding + HIDDEN, HIDDEN), one(HIDDEN, HIDDEN)])
        self.key = nn.Linear(memory, HIDDEN, bias=False) if attention in ("additive", "general") else None
        self.query = nn.Linear(HIDDEN, HIDDEN, bias=False) if attention == "additive" else None
        self.energy = nn.Linear(HIDDEN, 1, bias=False) if attention == "additive" else None
        self.combine = nn.Linear(HIDDEN if attention == "none" else HIDDEN + memory, HIDDEN)
        self.bridge = nn.Linear(memory, HIDDEN)
        self.output = nn.Linear(HIDDEN, vocabulary, bias=False)
        self.gate = nn.Linear(HIDDEN + memory, 1) if copies else None
        if tying == "three-way":
            self.target.weight = self.source.weight
        if tying != "none":
            self.output.weight = self.target.weight

    def forward(self, source, target):
        here = source != 0
        packed = nn.utils.rnn.pack_padded_sequence(self.source(source), here.sum(1), batch_first=True,
                                                   enforce_sorted=False)
        memory, last = self.encoder(packed)
        memory, _ = nn.utils.rnn.pad_packed_sequence(memory, batch_first=True, total_length=source.size(1))
        last = last[0] if self.kind == "lstm" else last
        last = torch.cat([last[-2], last[-1]], 1) if self.both else last[-1]
        begin = torch.tanh(self.bridge(last))
        states = [(begin, begin) if self.kind == "lstm" else begin for _ in range(LAYERS)]
        fed, outputs, copied, gates = torch.zeros(source.size(0), HIDDEN), [], [], []
        for t in range(target.size(1)):
            x = torch.cat([self.target(target[:, t]), fed], 1)
            for i, cell in enumerate(self.cells):
                states[i] = cell(x, states[i])
                x = states[i][0] if self.kind == "lstm" else states[i]
            if self.attention != "none":
                look = self.look(x, memory, here)
                context = (look[:, :, None] * memory).sum(1)
                x = torch.cat([x, context], 1)
            fed = torch.tanh(self.combine(x))
            outputs.append(fed)
            if self.gate is not None:
                gates.append(torch.sigmoid(self.gate(torch.cat([fed, context], 1))))
                copied.append((look[:, :, None] * nn.functional.one_hot(source, SOURCE)).sum(1))
        scores = self.output(torch.stack(outputs, 1))
        if self.gate is None:
            return scores
        g = torch.stack(gates, 1)
        return (g * scores.softmax(2) + (1 - g) * torch.stack(copied, 1)).log()  # See et al. 2017, equation 9

    def look(self, state, memory, here):
        keys = memory if self.key is None else self.key(memory)
        if self.attention == "additive":
            scores = self.energy(torch.tanh(self.query(state)[:, None] + keys))[:, :, 0]
        else:
            scores = (keys * state[:, None]).sum(2)
        return scores.masked_fill(~here, float("-inf")).softmax(1)

    def weights(self):
        named = {"sourceEmbedding.weight": self.source.weight, "targetEmbedding.weight": self.target.weight,
                 "decoder.combine.weight": self.combine.weight, "decoder.combine.bias": self.combine.bias,
                 "decoder.bridge.weight": self.bridge.weight, "decoder.bridge.bias": self.bridge.bias,
                 "output.weight": self.output.weight}
        named = {name: weight for place, (name, weight) in enumerate(named.items())
                 if all(weight is not other for other in list(named.values())[:place])}
        for part in ("key", "query", "energy"):
            if getattr(self, part) is not None:
                named["decoder.attention.%s.weight" % part] = getattr(self, part).weight
        if self.gate is not None:
            named["copy.gate.weight"], named["copy.gate.bias"] = self.gate.weight, self.gate.bias
        for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            for i in range(LAYERS):
                named["decoder.cells.%d.%s" % (i, part)] = getattr(self.cells[i], part)
                for way in ("", "_reverse") if self.both else ("",):
                    named["encoder.layers.%d.%s%s" % (i, part, way)] = getattr(self.encoder, "%s_l%d%s" % (part, i, way))
        return named


def save(name, model, arrays):
    for key, weight in model.weights().items():
        arrays["weight:" + key], arrays["gradient:" + key] = weight, weight.grad
    np.savez(os.path.join(HERE, "recurrent-%s.npz" % name),
             **{key: value.detach().numpy() for key, value in arrays.items()})


def sources():
    source = torch.randint(1, SOURCE, (4, 6))
    for row, length in enumerate((4, 6, 1, 3)):
        source[row, length:] = 0
    return source


def copying(number, cell, attention):
    torch.manual_seed(number)
    model = Model(cell, attention, True)
    source, read, said = sources(), torch.randint(1, SOURCE, (4, 5)), torch.randint(1, SOURCE, (4, 5))
    said[0, 1:3], said[3, 3:] = source[0, 1:3], 0
    logs = model(source, read)
    here = said != 0
    likelihood = -logs.gather(2, said[:, :, None])[:, :, 0][here].sum()
    loss = (1 - SMOOTHING) * likelihood - SMOOTHING / SOURCE * logs[here].sum()
    loss.backward()
    save("%s-%s-copying" % (cell, attention), model,
         {"source": source, "target": read, "said": said, "scores": logs, "loss": loss, "likelihood": likelihood})


def scoring(number, cell, attention, tying="none"):
    torch.manual_seed(number)
    model = Model(cell, attention, tying=tying)
    source = sources()
    target = torch.randint(1, TARGET, (4, 5))
    scores = model(source, target)
    direction = torch.randn(scores.shape)
    (scores * direction).sum().backward()
    save("%s-%s" % (cell, attention) + ("" if tying == "none" else "-" + tying), model,
         {"source": source, "target": target, "scores": scores, "direction": direction})


def main():
    for number, (cell, attention) in enumerate(itertools.product(("gru", "lstm"), ("none", "additive", "dot", "general"))):
        scoring(number, cell, attention)
    copying(8, "gru", "additive")
    copying(9, "lstm", "general")
    scoring(10, "gru", "additive", "three-way")
    scoring(11, "lstm", "general", "target")


if __name__ == "__main__":
    main()
