#!/usr/bin/env python3
"""Makes a small data set in SQuAD's form, predictions, and their scores by the official definition.

    generate.py

The definition is that of the paper (Rajpurkar et al. 2016, section 6.1) and its evaluation program: lower case, ASCII
punctuation removed, the words a, an and the removed, white space as one blank; exact match of the results, F1 of their
words as bags, the best over the right answers, the mean over all questions. It is written down here once more, plainly,
so that the values do not come from the Java code. Version 2.0: an empty answer is right where there is none.

gold.json, predictions.json: version 1.1; gold2.json, predictions2.json: version 2.0. expected.tsv: version, id (all:
the mean in percent), exact match, F1.
"""
import collections, json, pathlib, re, string

HERE = pathlib.Path(__file__).resolve().parent

# Right answers, prediction (None: unanswered).
FIRST = [
    (["Denver Broncos", "The Denver Broncos", "denver broncos"], "the Denver  Broncos!"),
    (["308"], "308 points"),
    (["Golden Anniversary"], "an anniversary, golden"),
    (["New York's the best", "the best"], "new yorks best"),
    (["a", "an a"], "a"),
    (["the the cat sat on the mat"], "cat cat mat"),
    (["Zürich\u00a0West"], "ZÜRICH west"),
    (["ΟΔΟΣ"], "οδος"),
    (["The-end"], "the end"),
    (["anthem of a theatre"], "Anthem, of the theatre."),
    (["$1.5 million"], "15 million"),
    (["“quoted”"], "quoted"),
    (["x"], ""),
    (["x y z"], "q"),
    (["ninth of May"], None),
    (["中文 字"], "中文"),
    (["thé a\u0301 la carte"], "the\u0301 à la carte"),
    (["line\u2028two\u3000three"], "line two three"),
    (["an_apple a1 1a"], "apple a1 1a"),
    (["one two two three", "two two"], "two two two"),
]
SECOND = [([], ""), ([], "something"), ([], "the"), (["x y"], ""), (["the"], ""), (["a", "x y"], "y"), (["x"], "X.")]


def normalised(text):
    text = "".join(c for c in text.lower() if c not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def f1(gold, predicted, second):
    gold, predicted = normalised(gold).split(), normalised(predicted).split()
    if second and (not gold or not predicted):
        return float(gold == predicted)
    common = sum((collections.Counter(gold) & collections.Counter(predicted)).values())
    if common == 0:
        return 0.0
    precision, recall = common / len(predicted), common / len(gold)
    return 2 * precision * recall / (precision + recall)


rows = []


def score(version, cases, name):
    second = version == "2.0"
    questions, predictions, all_scores = [], {}, []
    for i, (answers, prediction) in enumerate(cases):
        key = "q%d" % i
        questions.append({"id": key, "question": "?", "answers": [{"text": a, "answer_start": 0} for a in answers]})
        if prediction is None:
            scores = (0.0, 0.0)
        else:
            predictions[key] = prediction
            gold = answers
            if second:
                gold = [a for a in answers if normalised(a)] or [""]
            scores = (float(max(normalised(a) == normalised(prediction) for a in gold)),
                      max(f1(a, prediction, second) for a in gold))
        all_scores.append(scores)
        rows.append("%s\t%s\t%r\t%r\n" % (version, key, *scores))
    means = [100.0 * sum(s[k] for s in all_scores) / len(all_scores) for k in (0, 1)]
    rows.append("%s\tall\t%r\t%r\n" % (version, *means))
    half = len(questions) // 2
    data = {"version": version, "data": [{"title": "made", "paragraphs": [{"context": "", "qas": questions[:half]}]},
                                         {"title": "up", "paragraphs": [{"context": "", "qas": questions[half:]}]}]}
    (HERE / ("gold%s.json" % name)).write_text(json.dumps(data, indent=1) + "\n")
    (HERE / ("predictions%s.json" % name)).write_text(json.dumps(predictions, indent=1) + "\n")


score("1.1", FIRST, "")
score("2.0", SECOND, "2")
(HERE / "expected.tsv").write_text("".join(rows))
