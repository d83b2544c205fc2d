#!/usr/bin/env python3
"""Writes bench/reports/cranfield.md: counted and learned ways to find documents, on one collection.

  bench/cranfield.py --data FOLDER (--vectors MODEL | --corpus TEXT [--model MODEL])

FOLDER holds the Cranfield collection as documents.jsonl (id, text; or packed), queries.tsv, qrels.graded.txt (4 to 0) and
qrels.source.tsv (query, document, code as in the source). The word
vectors are those of --vectors, or are trained on TEXT with the defaults of `firth vectors train` (some minutes)
and written to MODEL (default: cranfield.vec in the folder for temporary files). Everything after `--` is given to
`firth search compare`.
"""

import os
import sys
import tempfile

from sidebyside import baselines, script, tables

REPORT = os.path.join(script.BENCH, "reports", "cranfield.md")
MEASURES = {"map": "MAP", "ndcg_cut_10": "nDCG@10", "recip_rank": "MRR", "recall_100": "recall@100"}


def main():
    options, more = arguments()
    files = {name: baselines.packed_or_not(os.path.join(options.data, name))
             for name in ("documents.jsonl", "queries.tsv", "qrels.graded.txt", "qrels.source.tsv")}
    model, training = baselines.vectors(options)
    command = ["search", "compare", "--documents", files["documents.jsonl"], "--queries", files["queries.tsv"],
               "--vectors", model, *more, "--qrels"]
    graded = baselines.firth(options.firth, [*command, files["qrels.graded.txt"]])
    with tempfile.TemporaryDirectory() as work:
        judged = os.path.join(work, "qrels.judged.txt")
        write_judged(files["qrels.source.tsv"], judged)
        every = baselines.firth(options.firth, [*command, judged])
    commands = [*training, [*command, files["qrels.graded.txt"]], [*command, judged]]
    with open(options.report, "w", encoding="utf-8") as page:
        page.write(render(graded, every, commands, [*files.values(), model]))
    print(options.report)


def arguments():
    parser = script.parser(__doc__)
    parser.add_argument("--data", required=True, metavar="FOLDER")
    parser.add_argument("--report", default=REPORT, help="the page that is written")
    baselines.add_arguments(parser, "cranfield.vec")
    own, more = sys.argv[1:], []
    if "--" in own:
        more = own[own.index("--") + 1:]
        own = own[:own.index("--")]
    return parser.parse_args(own), more


def write_judged(source, target):
    """Every document of the source's list is relevant, whatever its code."""
    with open(source, encoding="utf-8") as codes, open(target, "w", encoding="utf-8") as qrels:
        for line in codes:
            query, document, _ = line.split()
            qrels.write("%s 0 %s 1\n" % (query, document))


def render(result, every, commands, files):
    head = ["system"] + [MEASURES.get(name, name) for name in measures(result)]
    body = [[system["name"]] + [cell(system["measures"][name]) for name in measures(result)]
            for system in result["systems"]]
    tests = [[system["name"]] + ["%.4f" % system["measures"][name]["againstBaseline"]["pValue"]
                                 for name in measures(result)]
             for system in result["systems"] if system["name"] != result["baseline"]]
    first = next(iter(result["systems"][0]["measures"].values()))["confidence"]
    parts = [
        "# Cranfield: counting terms and comparing sentence vectors",
        baselines.made_by("cranfield.py"),
        "%d documents, %d judged queries. In brackets the %g %% interval over %d resamples of the queries; * differs "
        "from %s at p < 0.05 (paired randomization test over the queries, two-sided, not corrected for the number of "
        "tests)." % (result["documents"], result["queries"], 100 * first["level"], first["samples"],
                     result["baseline"]),
        tables.rows(head, body),
        "`rrf` fuses the systems that its settings below name; `hnsw` searches the vectors of `sif` through Lucene's "
        "graph. Documents without any word that has a vector: %d; queries: %d." % (
            result["documentsWithoutVector"], result["queriesWithoutVector"]),
        "The code -1, given to one document of each query, has no grade here and counts as not relevant. Work on this "
        "collection that takes the list as it is, all %d judgements alike, reports higher figures for the same rankings; "
        "so judged:" % sum(1 for _ in open(files[3], encoding="utf-8")),
        tables.rows(head, [[system["name"]] + [cell(system["measures"][name]) for name in measures(every)]
                           for system in every["systems"]]),
        "p values against %s, first table:" % result["baseline"],
        tables.rows(head, tests),
        "Settings:",
        "\n".join("- %s: `%s`" % (system["name"], system["signature"]) for system in result["systems"])
        + "\n- measures: `%s`" % result["signature"],
        baselines.how(commands),
        baselines.hashes(files)]
    return "\n\n".join(parts) + "\n"


def measures(result):
    return list(result["systems"][0]["measures"])


def cell(measure):
    interval = measure["confidence"]
    star = "*" if measure.get("againstBaseline", {"pValue": 1})["pValue"] < 0.05 else ""
    return "%.4f (%.4f–%.4f)%s" % (measure["score"], interval["lower"], interval["upper"], star)


if __name__ == "__main__":
    main()
