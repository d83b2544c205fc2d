"""Numbers of repeated runs, and Markdown tables of them."""

from statistics import mean, median, stdev


def spread(values, form="%.1f"):
    """Median and, of more than one value, (least-greatest)."""
    values = [v for v in values if v is not None]
    if not values:
        return "-"
    middle = form % median(values)
    if len(values) == 1:
        return middle
    return "%s (%s–%s)" % (middle, form % min(values), form % max(values))


def average(values, form="%.2f"):
    """Mean and standard deviation of the seeds."""
    values = [v for v in values if v is not None]
    if not values:
        return "-"
    if len(values) == 1:
        return form % values[0]
    return ("%s ± %s" % (form, form)) % (mean(values), stdev(values))


def rows(head, body):
    """A table whose first column is text and whose others are numbers."""
    lines = ["| " + " | ".join(head) + " |",
             "|" + "|".join(["---"] + ["--:"] * (len(head) - 1)) + "|"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in body]
    return "\n".join(lines)


def other_work(runs, seconds="wall"):
    """The last line of a page; `seconds` names what a run says of its own length."""
    others = [run["otherCpu"] / run[seconds] for run in runs if run.get("otherCpu") is not None]
    return "Processors that other work kept busy meanwhile: %s." % spread(others)


def pairwise(runs, better, base, value):
    """value(better) / value(base) for each round that has both: a slow minute touches both alike."""
    by_round = {}
    for run in runs:
        if run["program"] in (better, base):
            by_round.setdefault(run["round"], {})[run["program"]] = value(run)
    return [found[better] / found[base] for _, found in sorted(by_round.items())
            if len(found) == 2 and None not in found.values()]
