#!/usr/bin/env python3
"""Writes bench/reports/probes.md: tf-idf and sentence vectors as features of simple classifiers.

  bench/probes.py --data NAME=TRAIN,TEST… (--vectors MODEL | --corpus TEXT [--model MODEL]) [--peer]

TRAIN and TEST are labelled text as `firth classify probe` reads it. With --peer scikit-learn's classifiers learn
from TfidfVectorizer's features of the same texts (needs python3-sklearn), to show that ours are the same.
"""

import os

from sidebyside import baselines, script, tables

REPORT = os.path.join(script.BENCH, "reports", "probes.md")


def main():
    options = arguments()
    model, training = baselines.vectors(options)
    commands, sections, files = list(training), [], []
    for named in options.data:
        name, _, pair = named.partition("=")
        train, _, test = pair.partition(",")
        command = ["classify", "probe", train, test, "--vectors", model]
        result = baselines.firth(options.firth, command)
        peer = peers(train, test) if options.peer else {}
        commands.append(command)
        files += [train, test]
        sections.append(section(name, result, peer))
    with open(options.report, "w", encoding="utf-8") as page:
        page.write(render(sections, commands, [*files, model]))
    print(options.report)


def arguments():
    parser = script.parser(__doc__)
    parser.add_argument("--data", nargs="+", required=True, metavar="NAME=TRAIN,TEST")
    parser.add_argument("--peer", action="store_true", help="scikit-learn beside")
    parser.add_argument("--report", default=REPORT, help="the page that is written")
    baselines.add_arguments(parser, "probes.vec")
    return parser.parse_args()


def peers(train, test):
    """Accuracies of scikit-learn's classifiers on TfidfVectorizer's features."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.naive_bayes import MultinomialNB
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.svm import LinearSVC

    texts, labels = read(train)
    asked, gold = read(test)
    vectorizer = TfidfVectorizer()
    known = vectorizer.fit_transform(texts)
    unknown = vectorizer.transform(asked)
    classifiers = {
        "logistic-regression": LogisticRegression(solver="liblinear", multi_class="ovr"),
        "linear-svm": LinearSVC(dual=False),
        "naive-bayes": MultinomialNB(fit_prior=False),
        "knn": KNeighborsClassifier(metric="cosine", algorithm="brute")}
    return {name: classifier.fit(known, labels).score(unknown, gold) for name, classifier in classifiers.items()}


def read(path):
    """Texts and labels of columns named in the first line."""
    with open(path, encoding="utf-8") as lines:
        head, *rows = [line.rstrip("\n").split("\t") for line in lines]
    text = next(name for name in ("text", "sentence", "question") if name in head)
    return [row[head.index(text)] for row in rows], [row[head.index("label")] for row in rows]


def section(name, result, peer):
    kinds = list(dict.fromkeys(probe["features"] for probe in result["probes"]))
    classifiers = list(dict.fromkeys(probe["classifier"] for probe in result["probes"]))
    cells = {(probe["classifier"], probe["features"]): cell(probe) for probe in result["probes"]}
    body = [[classifier] + [cells.get((classifier, kind), "-") for kind in kinds]
            + (["%.4f" % peer[classifier]] if peer else []) for classifier in classifiers]
    head = ["classifier"] + kinds + (["scikit-learn on tfidf"] if peer else [])
    without = ", ".join("%s %d" % item for item in result["withoutFeatures"].items())
    return ("## %s\n\n%d training texts, %d test texts; the most frequent training label has %.4f. Test texts without "
            "features: %s.\n\n" % (name, result["training"], result["test"], result["majority"], without)
            + tables.rows(head, body))


def cell(probe):
    interval = probe["confidence"]
    star = "*" if probe.get("againstTfIdf", {"pValue": 1})["pValue"] < 0.05 else ""
    return "%.4f (%.4f–%.4f)%s" % (probe["accuracy"], interval["lower"], interval["upper"], star)


def render(sections, commands, files):
    parts = [
        "# Probes: what features are worth to simple classifiers",
        baselines.made_by("probes.py"),
        "Accuracy; in brackets the 95 % interval over 1,000 resamples of the test texts; * differs from tfidf with the "
        "same classifier at p < 0.05 (paired randomization test over the texts). The classifiers are Tribuo's with "
        "scikit-learn's default settings, naive Bayes with all labels alike likely; `tfidf` is TfidfVectorizer's formula and its terms; `mean` and `sif` are "
        "sentence vectors, each value scaled to mean 0 and deviation 1 over the training texts.",
        *sections,
        baselines.how(commands),
        baselines.hashes(files)]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
