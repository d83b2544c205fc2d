#!/usr/bin/env python3
"""Compares firth score ranking, spans and squad with results that other programs stored, and prints a table.

    bench/labels-conformance.py DATA [--firth ./firth] [--trec-eval PROGRAM]

DATA holds eval/ranking/cranfield (runs, judgements, trec_eval's expected.*), classify/ner-wnut17 (pred.*.conll,
conlleval's and seqeval's results) and classify/xquad (xquad.en.json); packed files (.zst) are unpacked with zstd. With
trec_eval at hand the exponential gain of nDCG is compared, too: trec_eval knows it through judgements of 2^grade - 1.
SQuAD: six sets of predictions are made from the answers and contexts of XQuAD and scored by the official definition,
which is written down below once more. Ends with 1 if anything differs.
"""
import collections
import json
import pathlib
import random
import re
import string
import subprocess
import sys
import tempfile

from sidebyside import script


def main():
    parser = script.parser(__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--trec-eval", help="the program, to compare the exponential gain, too")
    options = parser.parse_args()
    table = Table()
    ranking(options, table)
    spans(options, table)
    squad(options, table)
    table.print()
    sys.exit(1 if table.failures else 0)


class Table:
    """A row for each comparison; what differs goes to standard error."""

    def __init__(self):
        self._rows = []
        self.failures = 0

    def row(self, what, settings, pairs):
        """pairs: name, expected, ours."""
        wrong = [(name, expected, ours) for name, expected, ours in pairs if expected != ours]
        for name, expected, ours in wrong[:5]:
            script.say("%s, %s: %s: expected %s, got %s" % (what, settings, name, expected, ours))
        self.failures += len(wrong)
        settings = settings.strip().replace(" ,", ",")
        self._rows.append("| %s | %s | %s | %d |" % (what, settings, format(len(pairs), ","), len(wrong)))

    def print(self):
        print("| what | settings | values compared | mismatches |\n|---|---|---|---|")
        print("\n".join(self._rows))


def firth(options, *args):
    command = [options.firth, "score", *map(str, args)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8").stdout


def text(path):
    packed = path.with_name(path.name + ".zst")
    if path.exists():
        return path.read_text(encoding="utf-8")
    return subprocess.run(["zstd", "-dc", packed], check=True, capture_output=True).stdout.decode()


def ranking_values(result):
    values = {}
    for query in [dict(result, query="all"), *result["perQuery"]]:
        for name, value in query.items():
            if isinstance(value, (int, float)) and name != "score":
                values[query["query"], name] = "%.4f" % value if isinstance(value, float) else str(value)
    values["all", "num_q"] = str(result["queries"])
    return values


def ranking(options, table):
    folder = options.data / "eval/ranking/cranfield"
    kept = re.compile(r"(num_q|num_ret|num_rel|num_rel_ret|map|Rprec|bpref|recip_rank|ndcg|(P|recall|ndcg_cut|map_cut)_\d+)$")
    cases = [(".%s" % grades, grades, [], "") for grades in ("binary", "graded")]
    cases += [(".graded.l3", "graded", ["-l", "3"], ".summary"), (".binary.c.M20", "binary", ["-c", "-M", "20"], ".summary")]
    for run in ("bm25", "tfidf"):
        for name, grades, flags, summary in cases:
            qrels = folder / ("qrels.%s.txt" % grades)
            path = folder / ("run.%s.txt" % run)
            ours = ranking_values(json.loads(firth(options, "ranking", path, "--qrels", qrels, "--per-query", "--json",
                                                   *flags)))
            expected = text(folder / ("expected.%s%s.all_trec%s.txt" % (run, name, summary)))
            pairs = []
            for line in expected.splitlines():
                measure, query, value = line.split()
                if kept.match(measure):
                    pairs.append(((query, measure), value, ours.get((query, measure))))
            table.row("Cranfield, run.%s" % run, "%s %s" % (grades, " ".join(flags)), pairs)
            if options.trec_eval:
                table.row("Cranfield, run.%s" % run, "%s %s, gain 2^grade - 1" % (grades, " ".join(flags)),
                          exponential(options.trec_eval, path, qrels, flags, ours))


def exponential(trec_eval, run, qrels, flags, ours):
    pairs = []
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        for line in qrels.read_text().splitlines():
            query, iteration, document, grade = line.split()
            # Judged as 2^grade - 1: what is relevant from grade L on is so from 2^L - 1 on.
            file.write("%s %s %s %d\n" % (query, iteration, document, 2 ** int(grade) - 1))
        file.flush()
        command = [trec_eval, "-q", "-m", "ndcg", "-m", "ndcg_cut", *flags, file.name, str(run)]
        out = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    for line in out.splitlines():
        measure, query, value = line.split()
        name = measure.replace("ndcg", "ndcg_exp", 1)
        pairs.append(((query, name), value, ours.get((query, name))))
    return pairs


def spans(options, table):
    folder = options.data / "classify/ner-wnut17"
    stored = [json.loads(line) for line in (folder / "expected.seqeval.jsonl").read_text().splitlines()]
    for pred in sorted(folder.glob("pred.*.conll")):
        system = pred.name.split(".")[1]
        for reading, name in (("conlleval", "conlleval"), ("raw", "conlleval-raw")):
            expected = (folder / ("expected.%s.%s.txt" % (name, system))).read_text().splitlines()
            ours = firth(options, "spans", pred, "--reading", reading).splitlines()
            table.row("WNUT17, " + system, name, [
                ("line %d" % (i + 1), line, ours[i] if i < len(ours) else None) for i, line in enumerate(expected)])
        for result in (r for r in stored if r["system"] == system):
            flags = ["--reading", "seqeval"]
            if result["mode"] != "default":
                flags = ["--reading", "strict", "--scheme", "iob2"]
            ours = json.loads(firth(options, "spans", pred, "--json", *flags))
            table.row("WNUT17, " + system, "seqeval, " + result["mode"], list(seqeval_pairs(result, ours)))


def seqeval_pairs(result, ours):
    def close(name, expected, value):
        return (name, expected, expected if abs(expected - value) < 1e-12 else value)

    for name in ("accuracy", "precision", "recall", "f1"):
        yield close(name, result[name], ours[name])
    for name, scores in result["report"].items():
        average = name.split()[0] if name.endswith(" avg") else None
        values = ours[average] if average else ours["perClass"][name]
        for expected_name, our_name in (("precision", "precision"), ("recall", "recall"), ("f1-score", "f1")):
            yield close((name, our_name), scores[expected_name], values[our_name])
        if not average:
            yield ((name, "support"), scores["support"], values["support"])


def normalised(answer):
    answer = "".join(c for c in answer.lower() if c not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", answer).split())


def f1(gold, predicted):
    gold, predicted = normalised(gold).split(), normalised(predicted).split()
    common = sum((collections.Counter(gold) & collections.Counter(predicted)).values())
    if common == 0:
        return 0.0
    precision, recall = common / len(predicted), common / len(gold)
    return 2 * precision * recall / (precision + recall)


def squad(options, table):
    gold = options.data / "classify/xquad/xquad.en.json"
    questions = [(paragraph["context"], question) for article in json.loads(gold.read_text(encoding="utf-8"))["data"]
                 for paragraph in article["paragraphs"] for question in paragraph["qas"]]
    rnd = random.Random(2016)

    def near(context, question):
        answer = question["answers"][0]
        start = max(0, answer["answer_start"] + rnd.randint(-12, 6))
        return context[start:answer["answer_start"] + len(answer["text"]) + rnd.randint(-6, 12)]

    makers = {
        "the answers": lambda context, question: question["answers"][0]["text"],
        "cut near the answers": near,
        "the, upper case, full stop": lambda context, question: "The " + question["answers"][0]["text"].upper() + ".",
        "first sentence of the context": lambda context, question: context.split(". ")[0],
        "five words of the context": lambda context, question: " ".join(rnd.sample(context.split(), 5)),
        "every third unanswered": lambda context, question: near(context, question) if rnd.random() < 0.67 else None,
    }
    for name, make in makers.items():
        predictions = {q["id"]: make(c, q) for c, q in questions}
        predictions = {key: value for key, value in predictions.items() if value is not None}
        exact = total = 0.0
        for _, question in questions:
            if question["id"] in predictions:
                answer, rights = predictions[question["id"]], [a["text"] for a in question["answers"]]
                exact += max(normalised(answer) == normalised(right) for right in rights)
                total += max(f1(right, answer) for right in rights)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(predictions, file)
            file.flush()
            ours = json.loads(firth(options, "squad", file.name, "--gold", gold, "--json"))
        expected = {"exact_match": 100 * exact / len(questions), "f1": 100 * total / len(questions)}
        table.row("XQuAD English: %s (F1 %.2f)" % (name, expected["f1"]), "SQuAD 1.1", [
            (key, value, value if abs(value - ours[key]) < 1e-10 else ours[key]) for key, value in expected.items()])


if __name__ == "__main__":
    main()
