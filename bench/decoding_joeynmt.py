#!/usr/bin/env python3
"""The decoding of dev.firth.bench.DecodingSpeed in JoeyNMT: MODEL BATCH THREADS OUT JOEYNMT.

JOEYNMT is a checkout of JoeyNMT 2.3, whose own model and beam search run here with the weights of MODEL. It computes all earlier tokens
again at each step and ends a sentence when all its hypotheses have ended, so that some translations differ. Prints seconds and
writes the ids of each translation.
"""

import functools
import sys
from types import SimpleNamespace
from unittest.mock import MagicMock

import numpy
import torch

import decoding_torch as plain

# What JoeyNMT imports for training and for text.
NOT_FOR_SEARCHING = ("torch.utils.tensorboard", "matplotlib", "matplotlib.figure", "matplotlib.pyplot", "matplotlib.backends.backend_pdf",
                     "sentencepiece", "subword_nmt")


def joeynmt(checkout):
    sys.path.insert(0, checkout)
    for package in NOT_FOR_SEARCHING:
        sys.modules[package] = MagicMock()
    from joeynmt import decoders, embeddings, encoders, model, search
    return SimpleNamespace(decoders=decoders, embeddings=embeddings, encoders=encoders, model=model, search=search)


def built(joey, dim, vocabulary, special):
    shape = {"num_layers": plain.LAYERS, "num_heads": plain.HEADS, "hidden_size": dim, "ff_size": 4 * dim, "layer_norm": "pre"}
    embedding = joey.embeddings.Embeddings(dim, scale=True, vocab_size=vocabulary, padding_idx=special["pad"])
    ids = SimpleNamespace(pad_index=special["pad"], bos_index=special["begin"], eos_index=special["end"], unk_index=None, sep_index=None,
                          specials=[], lang_tags=[])
    return joey.model.Model(joey.encoders.TransformerEncoder(**shape), joey.decoders.TransformerDecoder(vocab_size=vocabulary, **shape),
                            embedding, embedding, ids, ids)


ATTENTION = {"query": "q_layer", "key": "k_layer", "value": "v_layer", "output": "output_layer"}
FEED_FORWARD = {"inner": "pwff_layer.0", "outer": "pwff_layer.3"}
ENCODER = {"attention": "src_src_att", "attentionNorm": "layer_norm", "feedForwardNorm": "feed_forward.layer_norm"}
DECODER = {"selfAttention": "trg_trg_att", "selfAttentionNorm": "x_layer_norm", "attention": "src_trg_att", "attentionNorm": "dec_layer_norm",
           "feedForwardNorm": "feed_forward.layer_norm"}


def named(name):
    """JoeyNMT's name of a weight."""
    if name == "embedding.weight":
        return "src_embed.lut.weight"
    stack, *path, kind = name.split(".")
    if path == ["norm"]:
        return "%s.layer_norm.%s" % (stack, kind)
    part, inner = path[2], path[3:]
    if part == "feedForward":
        path[2:] = ["feed_forward", FEED_FORWARD[inner[0]]]
    else:
        path[2:] = [(ENCODER if stack == "encoder" else DECODER)[part], *(ATTENTION[one] for one in inner)]
    return ".".join([stack, *path, kind])


def read(joey, folder):
    """JoeyNMT's model with the weights, places and norms of the plain one, and the sources."""
    reference, sources, special = plain.read(folder)
    vocabulary, dim = reference.embedding.weight.shape
    model = built(joey, dim, vocabulary, special)
    weights = {named(name): weight for name, weight in reference.state_dict().items()}
    weights["trg_embed.lut.weight"] = weights["decoder.output_layer.weight"] = weights["src_embed.lut.weight"]
    weights["encoder.pe.pe"] = weights["decoder.pe.pe"] = torch.zeros(1, 5000, dim)
    weights["encoder.pe.pe"][0, :len(reference.positions)] = reference.positions
    model.load_state_dict(weights)
    for module in model.modules():
        if isinstance(module, torch.nn.LayerNorm):
            module.eps = reference.encoder.norm.eps
    return model.eval(), sources, special


def search(joey, model, source, lengths, special):
    mask = (source != special["pad"]).unsqueeze(1)
    memory, hidden, _, _ = model(return_type="encode", src=source, src_length=torch.tensor(lengths), src_mask=mask)
    found, _, _ = joey.search.beam_search(model, plain.BEAM, memory, hidden, mask, max(lengths) + 50, plain.ALPHA)
    ends = (numpy.append(row, special["end"]).tolist() for row in numpy.asarray(found))
    return [row[:row.index(special["end"])] for row in ends]


def main():
    folder, batch, threads, out, checkout = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
    torch.set_num_threads(threads)
    joey = joeynmt(checkout)
    model, sources, special = read(joey, folder)
    plain.measure(functools.partial(search, joey, model), sources, special, batch, out)


if __name__ == "__main__":
    main()
