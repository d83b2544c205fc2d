#!/usr/bin/env python3
"""Outputs and gradients of PyTorch's attention and transformer layers, for the parity tests beside this file.

  python3 generate.py            (made with PyTorch 1.13, Debian's python3-torch)

Writes one .npz a case: weights under the names that Firth's blocks have, inputs, the output, a random direction, and the
gradients of the sum of output times direction by every weight and input.
"""

import os

import numpy as np
import torch

DIM, HEADS, HIDDEN, BATCH, SOURCE, TARGET = 8, 2, 12, 3, 5, 4
HERE = os.path.dirname(os.path.abspath(__file__))




LINEAR = {"feedForward.inner": "linear1", "feedForward.outer": "linear2"}
ENCODER = {**LINEAR, "attentionNorm": "norm1", "feedForwardNorm": "norm2"}
DECODER = {**LINEAR, "selfAttentionNorm": "norm1", "attentionNorm": "norm2", "feedForwardNorm": "norm3"}


def attention(prefix, module):
    """Name of Firth: a view of PyTorch's one matrix for query, key and value."""
    parts = {}
    for i, name in enumerate(("query", "key", "value")):
        rows = slice(i * DIM, (i + 1) * DIM)
        parts[f"{prefix}{name}.weight"] = (module.in_proj_weight, rows)
        parts[f"{prefix}{name}.bias"] = (module.in_proj_bias, rows)
    parts[f"{prefix}output.weight"] = (module.out_proj.weight, slice(None))
    parts[f"{prefix}output.bias"] = (module.out_proj.bias, slice(None))
    return parts


def layers(names, module):
    return {f"{ours}.{part}": (getattr(getattr(module, theirs), part), slice(None))
            for ours, theirs in names.items() for part in ("weight", "bias")}


def save(name, weights, inputs, output):
    direction = torch.randn(output.shape)
    (output * direction).sum().backward()
    arrays = {"output": output, "direction": direction}
    for key, (tensor, rows) in weights.items():
        arrays["weight:" + key] = tensor[rows]
        arrays["gradient:" + key] = tensor.grad[rows]
    for key, tensor in inputs.items():
        arrays["input:" + key] = tensor
        if tensor.requires_grad:
            arrays["gradient:" + key] = tensor.grad
    np.savez(os.path.join(HERE, name + ".npz"), **{k: v.detach().numpy() for k, v in arrays.items()})


def shaken(module):
    """Norms and biases away from one and zero, where errors would hide."""
    with torch.no_grad():
        for weight in module.parameters():
            weight.add_(torch.randn(weight.shape) * 0.2)
    return module


def tensor(*shape):
    return torch.randn(*shape, requires_grad=True)


def padding(lengths, longest):
    """0 where a position is, minus infinity after a sentence's end."""
    mask = torch.zeros(len(lengths), longest)
    for row, length in enumerate(lengths):
        mask[row, length:] = float("-inf")
    return mask


def main():
    torch.manual_seed(13)
    source_mask = padding([5, 3, 4], SOURCE)
    future = torch.triu(torch.full((TARGET, TARGET), float("-inf")), 1)

    module = shaken(torch.nn.MultiheadAttention(DIM, HEADS, batch_first=True))
    x, memory = tensor(BATCH, TARGET, DIM), tensor(BATCH, SOURCE, DIM)
    output, _ = module(x, memory, memory, key_padding_mask=source_mask)
    save("attention", attention("", module),
         {"x": x, "memory": memory, "mask": source_mask[:, None, None, :]}, output)

    for norm_first in (False, True):
        for activation in ("relu", "gelu"):
            suffix = f"-{'pre' if norm_first else 'post'}-{activation}"
            options = dict(dim_feedforward=HIDDEN, dropout=0.0, activation=activation, norm_first=norm_first,
                           batch_first=True)
            module = shaken(torch.nn.TransformerEncoderLayer(DIM, HEADS, **options))
            x = tensor(BATCH, SOURCE, DIM)
            output = module(x, src_key_padding_mask=source_mask)
            save("encoder-layer" + suffix, {**attention("attention.", module.self_attn), **layers(ENCODER, module)},
                 {"x": x, "mask": source_mask[:, None, None, :]}, output)

            module = shaken(torch.nn.TransformerDecoderLayer(DIM, HEADS, **options))
            x, memory = tensor(BATCH, TARGET, DIM), tensor(BATCH, SOURCE, DIM)
            output = module(x, memory, tgt_mask=future, memory_key_padding_mask=source_mask)
            save("decoder-layer" + suffix,
                 {**attention("selfAttention.", module.self_attn), **attention("attention.", module.multihead_attn),
                  **layers(DECODER, module)},
                 {"x": x, "memory": memory, "mask": future, "memoryMask": source_mask[:, None, None, :]}, output)


if __name__ == "__main__":
    main()
