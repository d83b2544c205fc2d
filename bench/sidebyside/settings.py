"""What one training run is asked to do."""

from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True)
class Setting:
    """Options that mean the same in every program; the names are Firth's."""

    model: str = "skip-gram"
    loss: str = "ns"
    dim: int = 100
    window: int = 5
    negative: int = 5
    sample: float = 1e-3
    min_count: int = 5
    epochs: int = 1
    lr: float = 0.025
    threads: int = 1
    seed: int = 1
    # Of the model fasttext alone.
    architecture: str = "skip-gram"
    minn: int = 3
    maxn: int = 6

    @property
    def noise_words(self):
        """Zero where there is hierarchical softmax only."""
        return self.negative if "ns" in self.loss else 0

    def but(self, **changes):
        return replace(self, **changes)

    def as_dict(self):
        return asdict(self)
