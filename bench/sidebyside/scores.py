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

    def score(self, model):
        """{"analogies": per cent, "seen": questions, a name for each similarity file: Spearman}."""
        scores = {}
        if self._analogies:
            # Two commands, since the restriction to frequent words is for the analogies alone.
            report = self._evaluate(model, "--analogies", self._analogies,
                                    "--restrict", str(self._restrict))["analogy"]
            scores["analogies"] = round(100 * report["accuracy"], 4)
            scores["seen"] = report["seen"]
        if self._similarity:
            for path, entry in zip(self._similarity,
                                   self._evaluate(model, "--similarity", self._similarity)["similarity"]):
                scores[_name(path)] = round(entry["spearman"], 5)
        return scores

    def _evaluate(self, model, option, files, *more):
        command = [self._firth, "vectors", "evaluate", model, "--case-fold", "ascii", *more, "--json"]
        for path in files:
            command += [option, path]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            raise RunFailed("evaluate: " + done.stderr.decode("utf-8", "replace").strip()[-500:])
        return json.loads(done.stdout)


def _name(path):
    """wordsim-353.tsv -> wordsim-353."""
    return os.path.splitext(os.path.basename(path))[0]
