"""The raw results: JSON lines, a header and then one line a run, written as each run ends.

A measurement that was stopped goes on from here, and the tables are made from nothing else.
"""

import json
import os


class Log:
    """`header` is None in a new file. Runs are known by their key."""

    def __init__(self, path):
        self._path = path
        self.header = None
        self.runs = []
        if os.path.exists(path):
            self._read()

    def _read(self):
        with open(self._path, encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("\n"):
                    break  # cut off in the middle of a write: that run is made again
                entry = json.loads(line)
                if entry.pop("kind") == "header":
                    self.header = entry
                else:
                    self.runs.append(entry)

    def begin(self, header):
        self.header = header
        self.runs = []
        os.makedirs(os.path.dirname(self._path) or ".", exist_ok=True)
        with open(self._path, "w", encoding="utf-8") as lines:
            lines.write(json.dumps({"kind": "header", **header}) + "\n")

    def repair(self):
        """Drops a last line that was cut off, so that the next one begins on a line of its own."""
        with open(self._path, "rb+") as lines:
            content = lines.read()
            lines.truncate(content.rfind(b"\n") + 1)

    def append(self, run):
        self.runs.append(run)
        with open(self._path, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({"kind": "run", **run}) + "\n")
            lines.flush()
            os.fsync(lines.fileno())

    def has(self, key):
        return any(run["key"] == key for run in self.runs)
