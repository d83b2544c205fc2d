"""How long the training itself took: without vocabulary, tables, reading ahead and writing.

The programs differ in what they print, so there is one way for each kind of output. All of them give
seconds for the whole of the training; the words come from our own count of the corpus, and are thus
the same for all programs.
"""

import json
import re
from dataclasses import dataclass

_PROGRESS = re.compile(rb"Progress:\s*([0-9.]+)%")
_SELF_REPORTED = re.compile(rb"Words/(?:thread/)?sec:\s*([0-9.]+)k")
_FASTTEXT_RATE = re.compile(rb"words/sec/thread:\s*([0-9.]+)")


@dataclass
class Phase:
    """Seconds of training, and the rate that the program printed itself if it did (words/s)."""

    seconds: float
    self_reported: float | None = None
    details: dict | None = None


def from_progress_lines(measured, setting, corpus, per_thread):
    """word2vec.c and pWord2Vec, which print and flush a line at every 10,000 words of each thread.

    From the first progress line to the last lie (last - first) per cent of the work, timed here as
    the lines arrive; the ends before and after are added in proportion. word2vec.c's own rate is per
    second of CPU time of all threads (`per_thread`), pWord2Vec's per second of wall time, and both
    count line ends as words: converted, they are kept beside as a check.
    """
    first = last = None
    for moment, piece in measured.chunks:
        found = _PROGRESS.findall(piece)
        if found:
            # A piece with several lines arrived when the last of them was written.
            last = (moment, float(found[-1]))
            first = first or last
    if first is None or last[1] - first[1] < 1:
        raise ValueError("no progress lines to time: is the corpus too small?")
    seconds = (last[0] - first[0]) * 100.0 / (last[1] - first[1])
    rate = float(_SELF_REPORTED.findall(measured.stdout)[-1]) * 1000
    rate *= corpus["kept"] / (corpus["kept"] + corpus["lines"])
    return Phase(seconds, rate * (setting.threads if per_thread else 1))


def from_fasttext(measured, setting, corpus):
    """fastText's last line: words/sec/thread by the wall clock, from the start of its threads.

    Its counter takes in known words and line ends. It stops after as many known words as the corpus
    has words of any kind, a little more than the epochs asked for, so the rate is what is fair; the
    seconds are those that exactly the epochs asked for take at that rate.
    """
    rate = float(_FASTTEXT_RATE.findall(measured.stderr)[-1]) * setting.threads
    rate *= corpus["kept"] / (corpus["kept"] + corpus["lines"])
    return Phase(corpus["kept"] * setting.epochs / rate, rate)


def from_json(measured, setting, corpus):
    """Firth and our gensim helper: `seconds` of one JSON object on standard output."""
    report = json.loads(measured.stdout.decode("utf-8").strip().splitlines()[-1])
    wanted = ("words", "trainedWords", "pairs", "loss", "kernels", "vocabulary", "lr", "sharing")
    details = {key: report[key] for key in wanted if key in report}
    return Phase(report["seconds"], report.get("wordsPerSecond"), details)
