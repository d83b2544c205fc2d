"""Scores of a file of vectors: `firth vectors evaluate` for all programs alike."""

import json
import os
import subprocess

from .measure import RunFailed


class Scorer:
    """Analogies and similarities with the same options for every model."""

    def __init__(self, firth, analogies, similarity, restrict):
        self._firth = firth
        self._analogies = analogies
        self._similarity = similarity
        self._restrict = restrict

    def arguments(self, model):
        words = [self._firth, "vectors", "evaluate", model]
        for path in self._analogies:
            words += ["--analogies", path]
        for path in self._similarity:
            words += ["--similarity", path]
        return words + ["--restrict", str(self._restrict), "--case-fold", "--json"]

    def score(self, model):
        """{"analogies": per cent, "seen": questions, a name for each similarity file: Spearman}."""
        if not self._analogies and not self._similarity:
            return {}
        done = subprocess.run(self.arguments(model), capture_output=True, check=False)
        if done.returncode != 0:
            raise RunFailed("evaluate: " + done.stderr.decode("utf-8", "replace").strip()[-500:])
        report = json.loads(done.stdout)
        scores = {}
        if self._analogies:
            scores.update(_analogies(report["analogy"]))
        for path, entry in zip(self._similarity, report["similarity"]):
            scores[_name(path)] = round(entry["spearman"], 5)
        return scores


def _analogies(report):
    """The total, whether it is given as an object or as a rate beside `seen`."""
    total = report["total"]
    if isinstance(total, dict):
        accuracy = total["accuracy"]
        seen = total.get("seen", report.get("seen"))
    else:
        accuracy, seen = total, report.get("seen")
    return {"analogies": round(accuracy * 100 if accuracy <= 1 else accuracy, 4), "seen": seen}


def _name(path):
    """wordsim-353.tsv -> wordsim-353."""
    return os.path.splitext(os.path.basename(path))[0]
