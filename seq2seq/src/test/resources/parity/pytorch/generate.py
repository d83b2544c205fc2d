#!/usr/bin/env python3
"""Ten steps of PyTorch's optimisers on a small model, and its label-smoothed loss, for the parity tests.

  python3 generate.py            (made with PyTorch 1.13, Debian's python3-torch)
"""

import os

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
STEPS, ROWS, INPUTS, OUTPUTS = 10, 6, 4, 3



class Nadam(torch.optim.Optimizer):
    """NAdam as PyTorch has it since 2.0: 1.13 multiplies the product of momenta by the present one twice."""

    def __init__(self, weights, **settings):
        super().__init__(weights, settings)
        self.steps, self.product = 0, 1.0

    @torch.no_grad()
    def step(self):
        self.steps += 1
        for group in self.param_groups:
            (beta1, beta2), rate, eps = group["betas"], group["lr"], group["eps"]
            now, after = (beta1 * (1 - 0.5 * 0.96 ** (0.004 * t)) for t in (self.steps, self.steps + 1))
            self.product *= now
            for weight in group["params"]:
                gradient, state = weight.grad, self.state[weight]
                mean = state.get("mean", 0) * beta1 + (1 - beta1) * gradient
                squares = state.get("squares", 0) * beta2 + (1 - beta2) * gradient ** 2
                state["mean"], state["squares"] = mean, squares
                root = (squares / (1 - beta2 ** self.steps)).sqrt() + eps
                nesterov = (1 - now) / (1 - self.product) * gradient + after / (1 - self.product * after) * mean
                weight.sub_(rate * nesterov / root)


class Lamb(torch.optim.Optimizer):
    """Algorithm 2 of You et al. 2020, with the means' bias corrected."""

    def __init__(self, weights, **settings):
        super().__init__(weights, settings)
        self.steps = 0

    @torch.no_grad()
    def step(self):
        self.steps += 1
        for group in self.param_groups:
            (beta1, beta2), rate, eps = group["betas"], group["lr"], group["eps"]
            for weight in group["params"]:
                gradient, state = weight.grad, self.state[weight]
                mean = state.get("mean", 0) * beta1 + (1 - beta1) * gradient
                squares = state.get("squares", 0) * beta2 + (1 - beta2) * gradient ** 2
                state["mean"], state["squares"] = mean, squares
                mean, squares = mean / (1 - beta1 ** self.steps), squares / (1 - beta2 ** self.steps)
                change = mean / (squares.sqrt() + eps) + group["weight_decay"] * weight
                ratio = weight.norm() / change.norm() if weight.norm() > 0 and change.norm() > 0 else 1.0
                weight.sub_(rate * ratio * change)


OPTIMIZERS = {
    "sgd": lambda w: torch.optim.SGD(w, lr=0.1),
    "sgd-momentum": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, weight_decay=0.01),
    "sgd-nesterov": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, nesterov=True),
    "adagrad": lambda w: torch.optim.Adagrad(w, lr=0.1, weight_decay=0.01),
    "adadelta": lambda w: torch.optim.Adadelta(w, lr=1.0, rho=0.9, eps=1e-6),
    "rmsprop": lambda w: torch.optim.RMSprop(w, lr=0.01, alpha=0.99, eps=1e-8),
    "adam": lambda w: torch.optim.Adam(w, lr=0.1, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01),
    "adamw": lambda w: torch.optim.AdamW(w, lr=0.1, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01),
    "amsgrad": lambda w: torch.optim.Adam(w, lr=0.1, betas=(0.9, 0.98), eps=1e-9, amsgrad=True),
    "nadam": lambda w: Nadam(w, lr=0.1, betas=(0.9, 0.98), eps=1e-9),
    "lamb": lambda w: Lamb(w, lr=0.1, betas=(0.9, 0.999), eps=1e-6, weight_decay=0.01),
}


def optimizers():
    torch.manual_seed(7)
    x, y = torch.randn(STEPS, ROWS, INPUTS), torch.randn(STEPS, ROWS, OUTPUTS)
    start = [torch.randn(OUTPUTS, INPUTS), torch.randn(OUTPUTS)]
    arrays = {"x": x, "y": y, "start:weight": start[0], "start:bias": start[1]}
    for name, make in OPTIMIZERS.items():
        weight, bias = (s.clone().requires_grad_() for s in start)
        optimizer = make([weight, bias])
        after = []
        for step in range(STEPS):
            optimizer.zero_grad()
            (torch.nn.functional.linear(x[step], weight, bias) - y[step]).pow(2).mean().backward()
            optimizer.step()
            after.append(torch.cat([weight.flatten(), bias]).detach())
        arrays["after:" + name] = torch.stack(after)
    return arrays


def criterion():
    torch.manual_seed(8)
    scores, targets = torch.randn(5, 7) * 3, torch.randint(0, 7, (5,))
    arrays = {"scores": scores, "targets": targets.to(torch.int64)}
    for smoothing in (0.0, 0.1):
        leaf = scores.clone().requires_grad_()
        loss = torch.nn.functional.cross_entropy(leaf, targets, reduction="sum", label_smoothing=smoothing)
        loss.backward()
        arrays[f"loss:{smoothing}"] = loss.reshape(1)
        arrays[f"gradient:{smoothing}"] = leaf.grad
    return arrays


def save(name, arrays):
    np.savez(os.path.join(HERE, name), **{key: value.detach().numpy() for key, value in arrays.items()})


if __name__ == "__main__":
    save("optimizers.npz", optimizers())
    save("cross-entropy.npz", criterion())
