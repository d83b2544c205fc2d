#!/usr/bin/env python3
"""Makes small runs and judgements, and what trec_eval says of them.

    generate.py TREC_EVAL

TREC_EVAL is the program of that name of https://github.com/usnistgov/trec_eval, version 10.0-rc3 (commit
f4253652c8), built with make. The queries and documents are invented: scores with few decimals, so that there
are ties; ids in several scripts, so that their order is asked; queries without relevant documents, with a single
one, with negative grades (in the pool, not judged), with short and with empty rankings. Python's random is stable
across versions for the calls used here.

expected.tsv: case, query (all: the summary), measure, value. Cases name the options: plain; l3 is -l 3; cM20 is
-c -M 20 with judgements for queries that the run lacks. trec_eval knows the exponential gain through other
judgements: 2^grade - 1 in the place of grade; these values are called ndcg_exp and ndcg_exp_cut_K here.
"""
import pathlib, random, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
rnd = random.Random(1960)
KEPT = ("map", "ndcg", "recip_rank", "Rprec", "bpref", "P_", "recall_", "num_ret", "num_rel", "num_rel_ret", "num_q")

ids = ["d%d" % n for n in range(1, 181)] + ["FT911-%d" % n for n in range(60)]
ids += [prefix + str(n) for prefix in ("über", "Ω", "文", "ﬀ", "𝒟", "_", "Z", "z-") for n in range(10)]

run, qrels = [], []
for query in range(1, 29):
    found = rnd.sample(ids, 1 if query == 5 else rnd.choice((7, 20, 45, 120)))
    scores = [round(rnd.gauss(5, 2), rnd.choice((0, 1, 2))) for _ in found]
    for rank, (doc, score) in enumerate(zip(found, scores), 1):
        form = rnd.choice(("%s", "%.4f", "%e"))
        run.append("%d Q0 %s %d %s invented" % (query, doc, rank, form % score))
    judged = rnd.sample(found, len(found) * 2 // 3) + rnd.sample(ids, rnd.choice((3, 10, 30)))
    for doc in dict.fromkeys(judged):
        if query == 7:
            grade = 0
        elif query == 8:
            grade = 1
        else:
            grade = rnd.choice((-1, 0, 0, 0, 1, 1, 2, 3, 4))
        qrels.append((str(query), doc, grade))
extra = [("extra%d" % n, doc, rnd.choice((0, 1, 3))) for n in range(3) for doc in rnd.sample(ids, 5)]
rnd.shuffle(run)


def write(path, rows):
    path.write_text("".join("%s 0 %s %d\n" % row for row in rows), encoding="utf-8")


def evaluate(case, options, judgements):
    values = {}
    with tempfile.TemporaryDirectory() as folder:
        for exponential in (False, True):
            file = pathlib.Path(folder) / "qrels"
            rows = [(q, d, 2**g - 1 if exponential and g > 0 else g) for q, d, g in judgements]
            write(file, rows)
            command = [sys.argv[1], "-q", "-m", "all_trec", *options, str(file), str(HERE / "run.txt")]
            out = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
            for line in out.splitlines():
                name, query, value = line.split()
                if exponential and name.startswith("ndcg") and not name.startswith("ndcg_rel"):
                    values[query, name.replace("ndcg", "ndcg_exp", 1)] = value
                elif not exponential and name.startswith(KEPT) and not name.startswith(("Rprec_mult", "ndcg_rel")):
                    values[query, name] = value
    return ["%s\t%s\t%s\t%s\n" % (case, query, name, value) for (query, name), value in values.items()]


write(HERE / "qrels.txt", qrels)
write(HERE / "qrels.more.txt", qrels + extra)
(HERE / "run.txt").write_text("".join(line + "\n" for line in run), encoding="utf-8")
rows = evaluate("plain", [], qrels) + evaluate("l3", ["-l", "3"], qrels)
rows += evaluate("cM20", ["-c", "-M", "20"], qrels + extra)
(HERE / "expected.tsv").write_text("".join(rows), encoding="utf-8")
