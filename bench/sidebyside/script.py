"""What every script has around its own measurements: options, the log of a stopped measurement, the page."""

import argparse
import os
import sys

from . import machine, origin
from .log import Log

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(BENCH)


def parser(doc):
    begun = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    begun.add_argument("--firth", default=os.path.join(ROOT, "firth"), help="the launcher (default: this checkout's)")
    return begun


def logging_parser(doc, name=None):
    """Of a script that keeps its runs; `name` is the report's where one name does for all."""
    begun = parser(doc)
    begun.add_argument("--name", default=name, required=name is None, help="of the report: bench/reports/NAME.md and .jsonl"
                       + (" (default: %s)" % name if name else ""))
    begun.add_argument("--resume", action="store_true", help="go on with a stopped measurement")
    begun.add_argument("--render", action="store_true", help="only write the tables again")
    return begun


def parsed(logging, *needed):
    """The options of a `logging_parser`; those `needed` may be absent where nothing is measured."""
    options = logging.parse_args()
    absent = ["--" + name for name in needed if not getattr(options, name)]
    if absent and not options.render:
        logging.error("needed: " + ", ".join(absent))
    return options


def run(options, collect, render):
    """Measures with `collect(options, log)`, unless only the page is asked for, and writes what `render(log)` gives."""
    log = Log(report(options, ".jsonl"))
    if not options.render:
        if log.header is not None and not options.resume:
            sys.exit("%s exists: --resume, --render, or delete it" % report(options, ".jsonl"))
        collect(options, log)
    if log.header is None:
        sys.exit("nothing to render: %s has no results" % report(options, ".jsonl"))
    with open(report(options, ".md"), "w", encoding="utf-8") as page:
        page.write(render(log))
    say("wrote %s" % os.path.relpath(report(options, ".md")))


def report(options, suffix):
    return os.path.join(BENCH, "reports", options.name + suffix)


def begin(log, header):
    """Goes on with the log, or begins it with time, machine and what `header()` adds."""
    if log.header is None:
        log.begin({"date": origin.now(), "machine": machine.describe(), **header()})
    else:
        log.repair()


def missing(log, key):
    """Whether a run is still to be made; if so, it is named, since it may take long."""
    if log.has(key):
        return False
    say(key)
    return True


def turns(items, number):
    """The items in the order of a round, of which each begins with another one."""
    by = (number - 1) % len(items)
    return items[by:] + items[:by]


def say(text, end="\n"):
    print(text, end=end, file=sys.stderr, flush=True)
