"""What the directory of a run tells about its training: command, seed, minutes, validations."""

import datetime
import json
import os

from . import origin, tables

# A longer silence in the metrics of a run is a time when it was stopped.
STOPPED_SECONDS = 900
CURVE_POINTS = 25


def name(run):
    return os.path.basename(os.path.normpath(run))


def describe(run):
    provenance, options = read(run, "provenance.json"), read(run, "options.json")
    with open(os.path.join(run, "metrics.jsonl"), encoding="utf-8") as file:
        metrics = [json.loads(line) for line in file]
    about = {"name": name(run), "command": short(provenance["command"]), "weights": origin.sha256(os.path.join(run, "model.safetensors"))}
    if not metrics:
        return {**about, "parts": [describe(os.path.dirname(weights["file"])) for weights in provenance["corpus"]]}
    gone = list(times(provenance["started"], metrics))
    return {**about, "seed": provenance["seed"], "started": provenance["started"], "options": options, "minutes": gone[-1] / 60,
            "steps": max(m["step"] for m in metrics), "epochs": max(m["epoch"] for m in metrics), "curve": curve(gone, metrics)}


def read(run, file):
    with open(os.path.join(run, file), encoding="utf-8") as content:
        return json.load(content)


def short(command):
    """The command with names of files in place of their paths."""
    return [os.path.basename(word) if word.startswith("/") else word for word in command]


def at(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def times(started, metrics):
    """Seconds of training at each line, without the times when it was stopped."""
    last, gone = at(started), 0.0
    for line in metrics:
        now = at(line["time"])
        gone += now - last if now - last < STOPPED_SECONDS else 0
        last = now
        yield gone


def curve(gone, metrics):
    points = [{"minutes": seconds / 60, "step": m["step"], "epoch": m["epoch"], **m["validation"]}
              for seconds, m in zip(gone, metrics) if "validation" in m]
    every = max(1, len(points) // CURVE_POINTS)
    return points[::every] + ([points[-1]] if points and (len(points) - 1) % every else [])


def page(run):
    """Lines about one training, or about those that a mean of models is made of."""
    if "parts" in run:
        return ["**%s**: a mean; weights %s…" % (run["name"], run["weights"][:12]), "", "    firth " + " ".join(run["command"]), "",
                *(line for part in run["parts"] for line in page(part))]
    return ["**%s**: seed %s, %.1f minutes, %s steps, %s epochs; weights %s…" % (
        run["name"], run["seed"], run["minutes"], run["steps"], run["epochs"], run["weights"][:12]), "",
        "    firth " + " ".join(run["command"]), "", curve_table(run["curve"]), ""]


def curve_table(points):
    if not points:
        return ""
    names = [key for key in points[0] if key not in ("minutes", "step", "epoch")]
    return tables.rows(["minutes", "epoch", "step", *names],
                       [["%.1f" % p["minutes"], p["epoch"], p["step"], *("%.4f" % p[key] for key in names)] for p in points])
