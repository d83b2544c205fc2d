#!/usr/bin/env python3
"""BERT and its family in plain PyTorch, under the parameter names of Hugging Face's models.

  python3 generate.py            (made with PyTorch 1.13, Debian's python3-torch)

Writes a folder for each of bert, roberta, albert and distilbert: config.json, model.safetensors with random weights, and
expected.npz with an input, hidden states, scores, losses and gradients. The attributes of the modules below are called what
the published weights are called, so the names of the file follow from them.
"""

import json
import os
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
VOCABULARY, DIM, HEADS, HIDDEN, LAYERS, POSITIONS, EMBEDDING, CLASSES = 37, 16, 2, 24, 3, 12, 6, 3
LENGTHS = [9, 4, 7]
PLACES = [2, 8, 10, 18, 23]  # row * columns + column


def attend(query, key, value, mask):
    def split(x):
        return x.view(x.size(0), x.size(1), HEADS, -1).transpose(1, 2)

    query, key, value = split(query), split(key), split(value)
    scores = query @ key.transpose(2, 3) / (DIM / HEADS) ** 0.5
    weights = scores.masked_fill(~mask[:, None, None, :], float("-inf")).softmax(-1)
    return (weights @ value).transpose(1, 2).reshape(query.size(0), -1, DIM)


def gelu_tanh(x):
    return 0.5 * x * (1 + torch.tanh((2 / np.pi) ** 0.5 * (x + 0.044715 * x ** 3)))


class Names(nn.Module):
    """A module of named parts."""

    def __init__(self, /, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)


class Embeddings(nn.Module):
    def __init__(self, dim, epsilon, first=0, segments=2):
        super().__init__()
        self.first = first
        self.word_embeddings = nn.Embedding(VOCABULARY, dim)
        self.position_embeddings = nn.Embedding(POSITIONS + first, dim)
        if segments:
            self.token_type_embeddings = nn.Embedding(segments, dim)
        self.LayerNorm = nn.LayerNorm(dim, eps=epsilon)

    def forward(self, ids, segments):
        x = self.word_embeddings(ids) + self.position_embeddings(torch.arange(ids.size(1)) + self.first)
        if hasattr(self, "token_type_embeddings"):
            x = x + self.token_type_embeddings(segments)
        return self.LayerNorm(x)


class BertLayer(nn.Module):
    def __init__(self, epsilon):
        super().__init__()
        self.attention = Names(
            self=Names(query=nn.Linear(DIM, DIM), key=nn.Linear(DIM, DIM), value=nn.Linear(DIM, DIM)),
            output=Names(dense=nn.Linear(DIM, DIM), LayerNorm=nn.LayerNorm(DIM, eps=epsilon)))
        self.intermediate = Names(dense=nn.Linear(DIM, HIDDEN))
        self.output = Names(dense=nn.Linear(HIDDEN, DIM), LayerNorm=nn.LayerNorm(DIM, eps=epsilon))

    def forward(self, x, mask):
        parts = self.attention.self
        y = attend(parts.query(x), parts.key(x), parts.value(x), mask)
        x = self.attention.output.LayerNorm(x + self.attention.output.dense(y))
        y = self.output.dense(F.gelu(self.intermediate.dense(x)))
        return self.output.LayerNorm(x + y)


class AlbertLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = Names(query=nn.Linear(DIM, DIM), key=nn.Linear(DIM, DIM), value=nn.Linear(DIM, DIM),
                               dense=nn.Linear(DIM, DIM), LayerNorm=nn.LayerNorm(DIM, eps=1e-12))
        self.ffn = nn.Linear(DIM, HIDDEN)
        self.ffn_output = nn.Linear(HIDDEN, DIM)
        self.full_layer_layer_norm = nn.LayerNorm(DIM, eps=1e-12)

    def forward(self, x, mask):
        a = self.attention
        x = a.LayerNorm(x + a.dense(attend(a.query(x), a.key(x), a.value(x), mask)))
        return self.full_layer_layer_norm(x + self.ffn_output(gelu_tanh(self.ffn(x))))


class DistilLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = Names(q_lin=nn.Linear(DIM, DIM), k_lin=nn.Linear(DIM, DIM), v_lin=nn.Linear(DIM, DIM),
                               out_lin=nn.Linear(DIM, DIM))
        self.sa_layer_norm = nn.LayerNorm(DIM, eps=1e-12)
        self.ffn = Names(lin1=nn.Linear(DIM, HIDDEN), lin2=nn.Linear(HIDDEN, DIM))
        self.output_layer_norm = nn.LayerNorm(DIM, eps=1e-12)

    def forward(self, x, mask):
        a = self.attention
        x = self.sa_layer_norm(x + a.out_lin(attend(a.q_lin(x), a.k_lin(x), a.v_lin(x), mask)))
        return self.output_layer_norm(x + self.ffn.lin2(F.gelu(self.ffn.lin1(x))))


class Family(nn.Module):
    """What differs between the four is in the methods that their classes write anew."""

    def hidden_states(self, ids, segments, mask):
        raise NotImplementedError

    def masked_scores(self, x):
        raise NotImplementedError

    def first_vector(self, hidden):
        """What the classifier of whole texts reads."""
        raise NotImplementedError

    def sentence_scores(self, hidden):
        return None

    def text_scores(self, hidden):
        return self.classifier(self.first_vector(hidden))

    def token_scores(self, x):
        return None


class Bert(Family):
    name, prefix, epsilon, first, segments = "bert", "bert", 1e-12, 0, 2

    def __init__(self):
        super().__init__()
        model = Names(embeddings=Embeddings(DIM, self.epsilon, self.first, self.segments),
                      encoder=Names(layer=nn.ModuleList(BertLayer(self.epsilon) for _ in range(LAYERS))))
        setattr(self, self.prefix, model)
        self.qa_outputs = nn.Linear(DIM, 2)
        self.heads(model)

    def heads(self, model):
        model.pooler = Names(dense=nn.Linear(DIM, DIM))
        self.cls = Names(
            predictions=Names(transform=Names(dense=nn.Linear(DIM, DIM), LayerNorm=nn.LayerNorm(DIM, eps=self.epsilon))),
            seq_relationship=nn.Linear(DIM, 2))
        self.cls.predictions.bias = nn.Parameter(torch.zeros(VOCABULARY))
        self.classifier = nn.Linear(DIM, CLASSES)

    def model(self):
        return getattr(self, self.prefix)

    def hidden_states(self, ids, segments, mask):
        states = [self.model().embeddings(ids, segments)]
        for layer in self.model().encoder.layer:
            states.append(layer(states[-1], mask))
        return states

    def masked_scores(self, x):
        head = self.cls.predictions
        x = head.transform.LayerNorm(F.gelu(head.transform.dense(x)))
        return F.linear(x, self.model().embeddings.word_embeddings.weight, head.bias)

    def first_vector(self, hidden):
        return torch.tanh(self.bert.pooler.dense(hidden[:, 0]))

    def sentence_scores(self, hidden):
        return self.cls.seq_relationship(self.first_vector(hidden))

    def token_scores(self, x):
        return self.classifier(x)

    def config(self):
        return {"model_type": "bert", "architectures": ["BertForPreTraining"], "vocab_size": VOCABULARY,
                "hidden_size": DIM, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS,
                "intermediate_size": HIDDEN, "hidden_act": "gelu", "hidden_dropout_prob": 0.0,
                "attention_probs_dropout_prob": 0.0, "max_position_embeddings": POSITIONS, "type_vocab_size": 2,
                "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0,
                "position_embedding_type": "absolute"}


class Roberta(Bert):
    name, prefix, epsilon, first, segments = "roberta", "roberta", 1e-5, 2, 1

    def heads(self, model):
        self.lm_head = Names(dense=nn.Linear(DIM, DIM), layer_norm=nn.LayerNorm(DIM, eps=self.epsilon))
        self.lm_head.bias = nn.Parameter(torch.zeros(VOCABULARY))
        self.classifier = Names(dense=nn.Linear(DIM, DIM), out_proj=nn.Linear(DIM, CLASSES))

    def masked_scores(self, x):
        x = self.lm_head.layer_norm(F.gelu(self.lm_head.dense(x)))
        return F.linear(x, self.model().embeddings.word_embeddings.weight, self.lm_head.bias)

    def sentence_scores(self, hidden):
        return None

    def text_scores(self, hidden):
        return self.classifier.out_proj(torch.tanh(self.classifier.dense(hidden[:, 0])))

    def token_scores(self, x):
        return None

    def config(self):
        return {**super().config(), "model_type": "roberta", "architectures": ["RobertaForMaskedLM"],
                "max_position_embeddings": POSITIONS + 2, "type_vocab_size": 1, "layer_norm_eps": 1e-5, "pad_token_id": 1}


class Albert(Family):
    name = "albert"

    def __init__(self):
        super().__init__()
        group = Names(albert_layers=nn.ModuleList([AlbertLayer()]))
        self.albert = Names(
            embeddings=Embeddings(EMBEDDING, 1e-12),
            encoder=Names(embedding_hidden_mapping_in=nn.Linear(EMBEDDING, DIM), albert_layer_groups=nn.ModuleList([group])),
            pooler=nn.Linear(DIM, DIM))
        self.predictions = Names(dense=nn.Linear(DIM, EMBEDDING), LayerNorm=nn.LayerNorm(EMBEDDING, eps=1e-12))
        self.predictions.bias = nn.Parameter(torch.zeros(VOCABULARY))
        self.sop_classifier = Names(classifier=nn.Linear(DIM, 2))
        self.classifier = nn.Linear(DIM, CLASSES)
        self.qa_outputs = nn.Linear(DIM, 2)

    def hidden_states(self, ids, segments, mask):
        states = [self.albert.encoder.embedding_hidden_mapping_in(self.albert.embeddings(ids, segments))]
        for _ in range(LAYERS):
            states.append(self.albert.encoder.albert_layer_groups[0].albert_layers[0](states[-1], mask))
        return states

    def masked_scores(self, x):
        x = self.predictions.LayerNorm(gelu_tanh(self.predictions.dense(x)))
        return F.linear(x, self.albert.embeddings.word_embeddings.weight, self.predictions.bias)

    def first_vector(self, hidden):
        return torch.tanh(self.albert.pooler(hidden[:, 0]))

    def sentence_scores(self, hidden):
        return self.sop_classifier.classifier(self.first_vector(hidden))

    def token_scores(self, x):
        return self.classifier(x)

    def config(self):
        return {"model_type": "albert", "architectures": ["AlbertForPreTraining"], "vocab_size": VOCABULARY,
                "embedding_size": EMBEDDING, "hidden_size": DIM, "num_hidden_layers": LAYERS, "num_hidden_groups": 1,
                "num_attention_heads": HEADS, "intermediate_size": HIDDEN, "inner_group_num": 1,
                "hidden_act": "gelu_new", "hidden_dropout_prob": 0, "attention_probs_dropout_prob": 0,
                "max_position_embeddings": POSITIONS, "type_vocab_size": 2, "initializer_range": 0.02,
                "layer_norm_eps": 1e-12, "pad_token_id": 0}


class DistilBert(Family):
    name = "distilbert"

    def __init__(self):
        super().__init__()
        self.distilbert = Names(embeddings=Embeddings(DIM, 1e-12, segments=0),
                                transformer=Names(layer=nn.ModuleList(DistilLayer() for _ in range(LAYERS))))
        self.vocab_transform = nn.Linear(DIM, DIM)
        self.vocab_layer_norm = nn.LayerNorm(DIM, eps=1e-12)
        self.vocab_projector = Names(bias=nn.Parameter(torch.zeros(VOCABULARY)))
        self.pre_classifier = nn.Linear(DIM, DIM)
        self.classifier = nn.Linear(DIM, CLASSES)
        self.qa_outputs = nn.Linear(DIM, 2)

    def hidden_states(self, ids, segments, mask):
        states = [self.distilbert.embeddings(ids, segments)]
        for layer in self.distilbert.transformer.layer:
            states.append(layer(states[-1], mask))
        return states

    def masked_scores(self, x):
        x = self.vocab_layer_norm(F.gelu(self.vocab_transform(x)))
        return F.linear(x, self.distilbert.embeddings.word_embeddings.weight, self.vocab_projector.bias)

    def first_vector(self, hidden):
        return torch.relu(self.pre_classifier(hidden[:, 0]))

    def token_scores(self, x):
        return self.classifier(x)

    def config(self):
        return {"model_type": "distilbert", "architectures": ["DistilBertForMaskedLM"], "vocab_size": VOCABULARY,
                "dim": DIM, "n_layers": LAYERS, "n_heads": HEADS, "hidden_dim": HIDDEN, "activation": "gelu",
                "dropout": 0.0, "attention_dropout": 0.0, "max_position_embeddings": POSITIONS,
                "initializer_range": 0.02, "pad_token_id": 0, "sinusoidal_pos_embds": False}


def save_safetensors(tensors, path):
    header, data = {}, b""
    for name, tensor in tensors.items():
        raw = tensor.detach().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps({"__metadata__": {"format": "pt"}, **header}).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def gradients(loss, model):
    """By the names of the weights, of those that the loss depends on."""
    names, weights = zip(*model.named_parameters())
    found = torch.autograd.grad(loss, weights, allow_unused=True, retain_graph=True)
    return {name: g for name, g in zip(names, found) if g is not None}


def expected(model):
    columns = max(LENGTHS)
    padding = model.config()["pad_token_id"]
    ids = torch.randint(5, VOCABULARY, (len(LENGTHS), columns))
    segments = torch.zeros_like(ids)
    mask = torch.arange(columns)[None, :] < torch.tensor(LENGTHS)[:, None]
    ids[~mask] = padding
    if getattr(model, "segments", 2) == 2 and model.name != "distilbert":
        for row, length in enumerate(LENGTHS):
            segments[row, length // 2:length] = 1
    places, tokens = torch.tensor(PLACES), torch.randint(5, VOCABULARY, (len(PLACES),))
    labels = torch.tensor([1, 0, 1])
    out = {"ids": ids, "segments": segments, "lengths": torch.tensor(LENGTHS), "places": places, "tokens": tokens,
           "sentenceLabels": labels}

    states = model.hidden_states(ids, segments, mask)
    hidden = states[-1]
    for i, state in enumerate(states):
        out[f"state{i}"] = state * mask[:, :, None]
    chosen = hidden.reshape(-1, DIM)[places]
    out["masked"] = model.masked_scores(chosen)
    loss = out["maskedLoss"] = F.cross_entropy(out["masked"], tokens)
    sentences = model.sentence_scores(hidden)
    if sentences is not None:
        out["sentences"] = sentences
        out["sentenceLoss"] = F.cross_entropy(sentences, labels)
        loss = loss + out["sentenceLoss"]
    out.update({"pretraining:" + name: g for name, g in gradients(loss, model).items()})

    out["text"] = model.text_scores(hidden)
    out["textLoss"] = F.cross_entropy(out["text"], labels)
    out.update({"text:" + name: g for name, g in gradients(out["textLoss"], model).items() if "lassifier" in name})
    of_tokens = model.token_scores(chosen)
    if of_tokens is not None:
        out["classes"] = of_tokens
        out["classesLoss"] = F.cross_entropy(of_tokens, tokens % CLASSES)
        out.update({"classes:" + name: g for name, g in gradients(out["classesLoss"], model).items()
                    if name.startswith("classifier")})
    spans = model.qa_outputs(hidden).masked_fill(~mask[:, :, None], float("-inf"))
    first, last = torch.tensor([1, 0, 2]), torch.tensor([4, 3, 6])
    out["spanLoss"] = (F.cross_entropy(spans[:, :, 0], first) + F.cross_entropy(spans[:, :, 1], last)) / 2
    out["first"], out["last"] = first, last
    out.update({"span:" + name: g for name, g in gradients(out["spanLoss"], model).items() if "qa_" in name})
    return out


def main():
    for family in (Bert, Roberta, Albert, DistilBert):
        torch.manual_seed(14)
        model = family()
        with torch.no_grad():
            for weight in model.parameters():  # norms and biases away from one and zero, where errors would hide
                weight.add_(torch.randn(weight.shape) * 0.2)
        folder = os.path.join(HERE, model.name)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "config.json"), "w") as out:
            json.dump(model.config(), out, indent=2, sort_keys=True)
            out.write("\n")
        save_safetensors(dict(model.named_parameters()), os.path.join(folder, "model.safetensors"))
        np.savez(os.path.join(folder, "expected.npz"), **{k: v.detach().numpy() for k, v in expected(model).items()})


if __name__ == "__main__":
    main()
