#!/usr/bin/env python3
"""Runs Firth and other trainers of word vectors in alternation on one corpus and writes a report.

  bench/vectors-side-by-side.py --corpus wiki100m.norm.txt --analogies questions-words.txt \\
      --similarity wordsim-353.tsv simlex-999.tsv men-3000.tsv --name skip-gram-speed

Three modes: speed (default), --quality (5 epochs, three seeds, scores only) and --study (Firth alone:
learning rate x sharing x negatives). --model and --loss choose what is trained. Peers that take part
where they are found: word2vec.c through FIRTH_WORD2VEC, one with a small noise table through FIRTH_WORD2VEC_SMALL_TABLE, pWord2Vec through
FIRTH_PWORD2VEC (paths of the programs), fastText and gensim (FIRTH_PYTHON names an interpreter that
has it) as installed. C programs patched to read a seed get it as the environment variable W2V_SEED.

Every run is kept in bench/reports/NAME.jsonl as it ends: --resume goes on with what is missing,
--render only writes the tables again. bench/README.md has the commands of each report.
"""

import itertools
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

from sidebyside import machine, measure, programs, report, script
from sidebyside.scores import Scorer
from sidebyside.script import say
from sidebyside.settings import Setting


def main():
    options = arguments()
    script.run(options, collect, lambda log: report.render(log, options.name))


def arguments():
    parser = script.logging_parser(__doc__)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--quality", dest="mode", action="store_const", const="quality")
    mode.add_argument("--study", dest="mode", action="store_const", const="study")
    parser.set_defaults(mode="speed")
    parser.add_argument("--title", help="first line of the report (default: by mode)")
    parser.add_argument("--corpus", help="plain text, a sentence or paragraph a line")
    parser.add_argument("--analogies", nargs="*", default=[], help="questions-words.txt")
    parser.add_argument("--similarity", nargs="*", default=[], help="files of two words and a number")
    parser.add_argument("--restrict", type=int, default=30000, help="analogies among the first N words")
    parser.add_argument("--model", choices=["skip-gram", "cbow", "fasttext"], default="skip-gram")
    parser.add_argument("--architecture", choices=["skip-gram", "cbow"], default="skip-gram",
                        help="of --model fasttext")
    parser.add_argument("--minn", type=int, default=3, help="of --model fasttext")
    parser.add_argument("--maxn", type=int, default=6, help="of --model fasttext; 0 for no subwords")
    parser.add_argument("--loss", choices=["ns", "hs", "ns+hs"], default="ns")
    parser.add_argument("--dims", type=int, nargs="+", help="default: 100 300; quality, study: 100")
    parser.add_argument("--threads", type=int, nargs="+", help="default: 1 2; quality, study: all cores")
    parser.add_argument("--rounds", type=int, default=5, help="of the speed mode")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], help="of quality and study")
    parser.add_argument("--epochs", type=int, help="default: 1; quality and study: 5")
    parser.add_argument("--sample", type=float, help="default: 1e-3; fasttext: 1e-4")
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--negative", type=int, nargs="+", default=[5], help="several only with --study")
    parser.add_argument("--min-count", type=int, default=5)
    parser.add_argument("--lr", type=float, nargs="+",
                        help="default: 0.025; fasttext: 0.05; several only with --study")
    parser.add_argument("--sharing", nargs="+", default=["1", "2", "4"],
                        help="values of firth's --sharing, with --study")
    parser.add_argument("--programs", nargs="+", help="only these (default: all that are found)")
    parser.add_argument("--once", nargs="+", default=[], metavar="PROGRAM",
                        help="slow programs that run in the first round only")
    parser.add_argument("--variant", action="append", default=[], metavar="NAME=OPTIONS",
                        help="Firth with more options as a program of its own, e.g. 'firth-lr.05=--lr 0.05'")
    parser.add_argument("--score", choices=["first", "all", "none"],
                        help="which rounds' models are scored (default: first; quality, study: all)")
    parser.add_argument("--work", help="folder for the models while they are scored (default: temporary)")
    parser.add_argument("--training-seconds", type=float, metavar="S",
                        help="stop programs that print their progress S seconds into training: enough for "
                             "their rate, but no whole-command time, memory of the end or scores")
    parser.add_argument("--quick", action="store_true", help="a trial: dim 100, one thread, one round")
    options = script.parsed(parser, "corpus")
    fasttext = options.model == "fasttext"
    options.sample = options.sample or (1e-4 if fasttext else 1e-3)
    options.lr = options.lr or [0.05 if fasttext else 0.025]
    if options.maxn == 0:
        options.minn = 0
    if options.mode != "study" and (len(options.lr) > 1 or len(options.negative) > 1):
        parser.error("several --lr or --negative only with --study")
    return with_defaults(options)


def with_defaults(options):
    speed = options.mode == "speed"
    if options.quick:
        options.dims, options.threads, options.rounds, options.seeds = [100], [1], 1, [1]
    options.dims = options.dims or ([100, 300] if speed else [100])
    options.threads = options.threads or ([1, 2] if speed else [len(os.sched_getaffinity(0))])
    options.epochs = options.epochs or (1 if speed else 5)
    options.score = options.score or ("first" if speed else "all")
    options.title = options.title or title(options)
    return options


def title(options):
    trained = {"skip-gram": "Skip-gram", "cbow": "CBOW",
               "fasttext": "fastText %s, n-grams of %d to %d," % (
                   options.architecture, options.minn, options.maxn)}[options.model]
    if options.loss != "ns":
        trained += {"hs": ", hierarchical softmax,", "ns+hs": ", both losses,"}[options.loss]
    return trained + {
        "speed": " side by side: speed and memory",
        "quality": " side by side: quality",
        "study": " in Firth: learning rate, sharing and negatives"}[options.mode]


def collect(options, log):
    taking_part = chosen_programs(options)
    say("programs: " + ", ".join("%s (%s)" % (p.name, p.version) for p in taking_part))
    fresh = header(options, taking_part)
    if log.header is not None:
        check_resumable(log.header, fresh)
    script.begin(log, lambda: {**fresh, "fmaLimit": fma_limit(options)})
    scorer = Scorer(options.firth, options.analogies, options.similarity, options.restrict)
    missing = [run for run in plan(options, taking_part) if not log.has(run["key"])]
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        for number, run in enumerate(missing, 1):
            say("%d of %d: %s" % (number, len(missing), run["key"]), end=" ")
            try:
                log.append(carry_out(options, run, log.header["corpus"], scorer, work))
            except (measure.RunFailed, ValueError) as failure:
                sys.exit("\n%s\nstopped; --resume goes on from here" % failure)
            last = log.runs[-1]
            say("%.0f thousand words/s" % (last["wordsPerSecond"] / 1e3))


def chosen_programs(options):
    variants = [] if options.mode == "study" else [variant(text) for text in options.variant]
    found = [program for program in programs.present(options.firth, variants)
             if options.loss in program.losses and options.model in program.models]
    if options.mode == "study" and not options.programs:
        found = found[:1]
    if options.programs:
        unknown = set(options.programs) - {p.name for p in found}
        if unknown:
            sys.exit("not found: %s (present: %s)" % (", ".join(sorted(unknown)),
                                                      ", ".join(p.name for p in found)))
        found = [p for p in found if p.name in options.programs]
    return found


def variant(text):
    """NAME=OPTIONS; each option with its value, or alone if it has none."""
    name, _, more = text.partition("=")
    words = shlex.split(more)
    if not name.startswith("firth-") or not all(word.startswith("--") for word in words[:1]):
        sys.exit("--variant %s: wanted firth-NAME=--option value ..." % text)
    extra = []
    for word in words:
        if word.startswith("--"):
            extra.append([word])
        else:
            extra[-1].append(word)
    return name, extra


def header(options, taking_part):
    return {
        "title": options.title,
        "mode": options.mode,
        "corpus": count(options),
        "programs": {p.name: p.version for p in taking_part},
        "common": {"model": options.model, "loss": options.loss, "window": options.window, "negative": " ".join(map(str, options.negative)),
                   "sample": "%g" % options.sample, "min-count": options.min_count,
                   "epochs": options.epochs, "lr": " ".join("%g" % rate for rate in options.lr),
                   **({"architecture": options.architecture, "n-grams": "%d to %d" % (options.minn, options.maxn)}
                      if options.model == "fasttext" else {}),
                   "seeds": "1" if options.mode == "speed" else " ".join(map(str, options.seeds))},
        "restrict": options.restrict,
        "revision": revision(),
    }


def count(options):
    """In another process, whose memory does not count as that of the programs (see there)."""
    say("counting the corpus")
    counted = subprocess.run(
        [sys.executable, os.path.join(script.BENCH, "peers", "count_words.py"), options.corpus,
         str(options.min_count), repr(options.sample)], check=True, capture_output=True)
    return {"name": os.path.basename(options.corpus), **json.loads(counted.stdout)}


def fma_limit(options):
    """The peak rate of multiply-adds, measured before the first run; [] where it cannot be had."""
    if (options.mode, options.model, options.loss) != ("speed", "skip-gram", "ns"):
        return []
    peaks = []
    for threads in options.threads:
        done = subprocess.run([os.path.join(script.BENCH, "java.sh"), "dev.firth.bench.FmaLimit", str(threads)],
                              capture_output=True, check=False)
        if done.returncode != 0:
            say("no peak rate of multiply-adds: " + done.stderr.decode("utf-8", "replace").strip()[-300:])
            return []
        peaks.append(json.loads(done.stdout))
    return peaks


def revision():
    """The commit that is measured; a plus sign says that files differ from it."""
    def git(*words):
        return subprocess.run(["git", "-C", script.ROOT, *words], capture_output=True, check=False,
                              encoding="utf-8").stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + ("+" if changed else "")


def check_resumable(old, new):
    for key in ("mode", "common", "restrict"):
        if with_models(old)[key] != new[key]:
            sys.exit("cannot resume: %s was %s and is now %s" % (key, old[key], new[key]))
    if old["corpus"]["sha256"] != new["corpus"]["sha256"]:
        sys.exit("cannot resume: this is another corpus")
    if not machine.same(old["machine"], machine.describe()):
        sys.exit("cannot resume: this is another machine")


def with_models(header):
    """Reports begun when there was only one model do not name it."""
    return {**header, "common": {"model": "skip-gram", "loss": "ns", **header["common"]}}


def plan(options, taking_part):
    """All runs in the order in which they are made."""
    runs = list({"speed": speed_runs, "quality": quality_runs, "study": study_runs}[options.mode](
        options, taking_part))
    for order, run in enumerate(runs):
        run["order"] = order
    return runs


def base_setting(options):
    return Setting(model=options.model, loss=options.loss, window=options.window, negative=options.negative[0], sample=options.sample,
                   min_count=options.min_count, epochs=options.epochs, lr=options.lr[0],
                   architecture=options.architecture, minn=options.minn, maxn=options.maxn)


def speed_runs(options, taking_part):
    for rnd in range(1, options.rounds + 1):
        for dim, threads in itertools.product(options.dims, options.threads):
            for program in script.turns(taking_part, rnd):
                if rnd == 1 or program.name not in options.once:
                    yield new_run(program, rnd, base_setting(options).but(dim=dim, threads=threads))


def quality_runs(options, taking_part):
    for rnd, seed in enumerate(options.seeds, 1):
        for dim, threads in itertools.product(options.dims, options.threads):
            for program in script.turns(taking_part, rnd):
                if rnd == 1 or program.name not in options.once:
                    setting = base_setting(options).but(dim=dim, threads=threads, seed=seed)
                    yield new_run(program, rnd, setting)


def study_runs(options, taking_part):
    for rnd, seed in enumerate(options.seeds, 1):
        for dim, threads in itertools.product(options.dims, options.threads):
            for negative, rate in itertools.product(options.negative, options.lr):
                setting = base_setting(options).but(dim=dim, threads=threads, seed=seed,
                                                    negative=negative, lr=rate)
                for program in taking_part:
                    sharings = options.sharing if program.name == "firth" else [None]
                    for sharing in sharings:
                        yield new_run(program, rnd, setting, sharing)


def new_run(program, rnd, setting, sharing=None):
    key = "%s dim=%d threads=%d negative=%d lr=%g %sround=%d seed=%d" % (
        program.name, setting.dim, setting.threads, setting.negative, setting.lr,
        "sharing=%s " % sharing if sharing else "", rnd, setting.seed)
    return {"key": key, "program": program, "round": rnd, "setting": setting, "sharing": sharing}


def carry_out(options, run, corpus, scorer, work):
    program, setting = run["program"], run["setting"]
    stem = os.path.join(work, "model")
    command = program.arguments(setting, options.corpus, stem)
    if run["sharing"]:
        command = programs.overridden(command, [["--sharing", run["sharing"]]])
    measured = measure.run(command, programs.variables(setting),
                           training_seconds=options.training_seconds)
    phase = program.phase(measured, setting, corpus)
    scores = {}
    if measured.whole and (options.score == "all" or options.score == "first" and run["round"] == 1):
        scores = scorer.score(program.model(stem))
    size = os.path.getsize(program.model(stem)) if measured.whole else None
    clear(work)
    return {
        "key": run["key"], "program": program.name, "round": run["round"], "order": run["order"],
        "setting": setting.as_dict(), "sharing": run["sharing"],
        "wordsPerSecond": corpus["kept"] * setting.epochs / phase.seconds,
        "trainSeconds": phase.seconds, "selfReported": phase.self_reported, "details": phase.details,
        "elapsed": measured.wall, "wall": measured.wall if measured.whole else None, "cpu": measured.cpu if measured.whole else None,
        "peakMiB": measured.peak_mib if measured.whole else None,
        "otherCpu": measured.other_cpu, "modelBytes": size, "scores": scores,
        "command": programs.shown(command),
    }


def clear(folder):
    """Models and what lies beside them: runs, tables of other kinds."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            shutil.rmtree(path)
        else:
            os.remove(path)


if __name__ == "__main__":
    main()
