#!/usr/bin/env python3
"""Scores and gradients of whole transformers, written here from the papers' formulas with PyTorch's plain operations.

  python3 generate_models.py            (made with PyTorch 1.13, Debian's python3-torch)

Writes one .npz a model: weights under the names that Firth's blocks have, ids, scores, a random direction, and the
gradients of the sum of scores times direction by every weight.
"""

import math
import os

import numpy as np
import torch

DIM, HEADS, HIDDEN, LAYERS, PLACES, PADDING = 8, 2, 6, 2, 16, 0
SIZE = DIM // HEADS
SOURCE_VOCABULARY, TARGET_VOCABULARY = 9, 7
HERE = os.path.dirname(os.path.abspath(__file__))


class Weights(dict):
    """Tensors by name, drawn when they are first asked for; and attention weights by layer, means of the heads."""

    def __init__(self):
        self.looks = {}

    def get(self, name, *shape):
        if name not in self:
            self[name] = (torch.randn(*shape) * 0.5).requires_grad_()
        return self[name]


def linear(w, name, x, outputs, bias=True):
    y = x @ w.get(name + ".weight", outputs, x.shape[-1]).T
    return y + w.get(name + ".bias", outputs) if bias else y


def layer_norm(w, name, x):
    mean = x.mean(-1, keepdim=True)
    variance = ((x - mean) ** 2).mean(-1, keepdim=True)
    return (x - mean) / torch.sqrt(variance + 1e-5) * w.get(name + ".weight", DIM) + w.get(name + ".bias", DIM)


def rotation(distance):
    """Su et al. 2021, equation 15, with number i beside number i + SIZE / 2."""
    half = SIZE // 2
    matrix = torch.zeros(SIZE, SIZE)
    for i in range(half):
        angle = distance * 10000 ** (-2 * i / SIZE)
        matrix[i, i] = matrix[i + half, i + half] = math.cos(angle)
        matrix[i, i + half] = -math.sin(angle)
        matrix[i + half, i] = math.sin(angle)
    return matrix


def products(query, key, rotary):
    """Of all queries and keys of a head; rotary ones as q' R(n - m) k (equation 16)."""
    if not rotary:
        return query @ key.transpose(1, 2)
    columns = [[((query[:, m] @ rotation(n - m)) * key[:, n]).sum(-1) for n in range(key.shape[1])]
               for m in range(query.shape[1])]
    return torch.stack([torch.stack(row, 1) for row in columns], 1)


def attention(w, name, x, memory, mask, rotary):
    """Vaswani et al. 2017, section 3.2; the mask is (heads or 1, batch or 1, time or 1, length)."""
    query, key, value = linear(w, name + ".query", x, DIM), linear(w, name + ".key", memory, DIM), \
        linear(w, name + ".value", memory, DIM)
    heads, looks = [], []
    for h in range(HEADS):
        part = slice(h * SIZE, (h + 1) * SIZE)
        scores = products(query[..., part], key[..., part], rotary) / math.sqrt(SIZE) + mask[h % len(mask)]
        looks.append(torch.softmax(scores, -1))
        heads.append(looks[-1] @ value[..., part])
    w.looks[name] = sum(looks) / HEADS
    return linear(w, name + ".output", torch.cat(heads, -1), DIM)


def feed_forward(w, name, x, activation):
    """Vaswani et al. 2017, section 3.3; SwiGLU of Shazeer 2020, equation 6."""
    inner = linear(w, name + ".inner", x, HIDDEN)
    if activation == "swiglu":
        gate = linear(w, name + ".gate", x, HIDDEN)
        inner = gate * torch.sigmoid(gate) * inner
    elif activation == "gelu":
        inner = inner * 0.5 * (1 + torch.erf(inner / math.sqrt(2)))
    else:
        inner = inner.clamp(min=0)
    return linear(w, name + ".outer", inner, DIM)


def sublayer(w, norm, x, pre_norm, function):
    return x + function(layer_norm(w, norm, x)) if pre_norm else layer_norm(w, norm, x + function(x))


def bucket(distance, both_ways):
    """Of a query minus a key (Raffel et al. 2020, section 2.1: 32 buckets, all from 128 on in the last)."""
    buckets, first = 32, 0
    if both_ways:
        buckets, first = 16, 16 if distance < 0 else 0
        distance = abs(distance)
    distance = max(distance, 0)
    exact = buckets // 2
    if distance < exact:
        return first + distance
    far = exact + int(math.log(distance / exact) / math.log(128 / exact) * (buckets - exact))
    return first + min(far, buckets - 1)


def relative_bias(w, name, length, both_ways):
    table = w.get(name + ".weight", 32, HEADS)
    rows = [torch.stack([table[bucket(m - n, both_ways)] for n in range(length)]) for m in range(length)]
    return torch.stack(rows).permute(2, 0, 1)[:, None]


def embed(w, name, ids, vocabulary, positions, matrix=None):
    matrix = w.get(name + ".embedding.weight", vocabulary, DIM) if matrix is None else matrix
    x = matrix[ids] * math.sqrt(DIM)
    length = ids.shape[1]
    if positions == "learned":
        x = x + w.get(name + ".positions.weight", PLACES, DIM)[:length]
    if positions == "sinusoidal":
        half = DIM // 2
        for place in range(length):
            angles = [place * math.exp(-math.log(10000) * i / (half - 1)) for i in range(half)]
            x[:, place] += torch.tensor([math.sin(a) for a in angles] + [math.cos(a) for a in angles])
    return x


def self_mask(w, name, mask, length, positions, both_ways):
    return mask + relative_bias(w, name, length, both_ways) if positions == "relative" else mask


def future(length):
    return torch.triu(torch.full((length, length), float("-inf")), 1)[None, None]


def stack(w, name, x, mask, o, self_attention, memory=None, memory_mask=None):
    rotary = o["positions"] == "rotary"
    for i in range(LAYERS):
        at = f"{name}.layers.{i}."
        x = sublayer(w, at + self_attention + "Norm", x, o["pre"],
                     lambda y: attention(w, at + self_attention, y, y, mask, rotary))
        if memory is not None:
            x = sublayer(w, at + "attentionNorm", x, o["pre"],
                         lambda y: attention(w, at + "attention", y, memory, memory_mask, False))
        x = sublayer(w, at + "feedForwardNorm", x, o["pre"],
                     lambda y: feed_forward(w, at + "feedForward", y, o["activation"]))
    return layer_norm(w, name + ".norm", x) if o["pre"] else x


def transformer(w, o, source, target):
    padding = torch.zeros(source.shape).masked_fill(source == PADDING, float("-inf"))[None, :, None, :]
    length = source.shape[1]
    x = embed(w, "sourceInput", source, SOURCE_VOCABULARY, o["positions"])
    mask = self_mask(w, "encoder.bias", padding, length, o["positions"], True)
    memory = stack(w, "encoder", x, mask, o, "attention")

    shared = w["sourceInput.embedding.weight"] if o["tying"] == "three_way" else None
    y = embed(w, "targetInput", target, TARGET_VOCABULARY, o["positions"], shared)
    mask = self_mask(w, "decoder.mask.bias", future(target.shape[1]), target.shape[1], o["positions"], False)
    y = stack(w, "decoder", y, mask, o, "selfAttention", memory, padding)
    scores = output(w, o, y, w["targetInput.embedding.weight"] if shared is None else shared)
    return copying(w, y, memory, source, scores) if o.get("copy") else scores


def copying(w, y, memory, source, scores):
    """See et al. 2017, equations 8 and 9, with g of the decoder's vector and its context; the logarithm of p."""
    look = w.looks["decoder.layers.%d.attention" % (LAYERS - 1)]
    g = torch.sigmoid(linear(w, "copy.gate", torch.cat([y, look @ memory], -1), 1))
    stands = (source[:, :, None] == torch.arange(scores.shape[-1])).float()
    return (g * torch.softmax(scores, -1) + (1 - g) * (look @ stands)).log()


def language_model(w, o, target):
    x = embed(w, "input", target, TARGET_VOCABULARY, o["positions"])
    mask = self_mask(w, "decoder.mask.bias", future(target.shape[1]), target.shape[1], o["positions"], False)
    x = stack(w, "decoder", x, mask, o, "attention")
    return output(w, o, x, w["input.embedding.weight"])


def output(w, o, x, matrix):
    return linear(w, "output", x, TARGET_VOCABULARY, bias=False) if o["tying"] == "none" else x @ matrix.T


def save(name, weights, ids, scores):
    direction = torch.randn(scores.shape)
    (scores * direction).sum().backward()
    arrays = {"scores": scores, "direction": direction, **ids}
    for key, tensor in weights.items():
        arrays["weight:" + key] = tensor
        arrays["gradient:" + key] = tensor.grad
    np.savez(os.path.join(HERE, name + ".npz"), **{k: v.detach().numpy() for k, v in arrays.items()})


def save_bias(both_ways):
    """All distances of 140 places; compressed, as its rows are shifts of each other."""
    w = Weights()
    output = relative_bias(w, "bias", 140, both_ways).transpose(0, 1)
    direction = torch.zeros(1, HEADS, 140, 1)
    direction[:, :, ::35] = torch.randn(1, HEADS, 4, 1)  # few, as sums of thousands are not the same to 1e-5
    (output * direction).sum().backward()
    table = w["bias.weight"]
    np.savez_compressed(os.path.join(HERE, f"relative-bias-{'both' if both_ways else 'back'}.npz"),
                        **{k: v.detach().numpy() for k, v in {
                            "output": output, "direction": direction, "weight:weight": table,
                            "gradient:weight": table.grad}.items()})


def main():
    torch.manual_seed(17)
    source = torch.tensor([[3, 5, 8, 4, 2], [7, 6, 2, 0, 0], [4, 4, 3, 2, 0]])
    target = torch.tensor([[1, 4, 5, 6], [1, 3, 3, 0], [1, 6, 2, 5]])
    for positions, activation, tying, pre in (("sinusoidal", "relu", "none", False), ("learned", "gelu", "target", True),
                                              ("relative", "swiglu", "three_way", True),
                                              ("rotary", "swiglu", "target", False)):
        o = dict(positions=positions, activation=activation, tying=tying, pre=pre)
        w = Weights()
        scores = transformer(w, o, source, target)
        save("transformer-" + positions, w, {"source": source, "target": target}, scores)
        w = Weights()
        scores = language_model(w, o, target)
        save("language-model-" + positions, w, {"target": target}, scores)
    save_bias(False)
    save_bias(True)
    w = Weights()
    o = dict(positions="sinusoidal", activation="relu", tying="three_way", pre=True, copy=True)
    save("transformer-copying", w, {"source": source, "target": target}, transformer(w, o, source, target))


if __name__ == "__main__":
    main()
