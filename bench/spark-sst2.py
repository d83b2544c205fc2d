#!/usr/bin/env python3
"""Tokens, sentence vectors and Spark's logistic regression on SST-2, saved, loaded by another process and run again.

  bench/spark-sst2.py --data FOLDER --vectors MODEL

FOLDER holds train.tsv and test.tsv with the columns sentence and label. Prints accuracy, seconds and whether both
processes told the same, as JSON; ends with 1 if they did not. Needs a build with the module spark (mvn package).
"""

import argparse
import filecmp
import json
import os
import subprocess
import sys
import tempfile

from sidebyside import script, spark

PROGRAM = os.path.join(script.BENCH, "spark", "SentimentPipeline.java")


def main():
    options = arguments()
    train, test = (os.path.join(options.data, name) for name in (options.train, options.test))
    with tempfile.TemporaryDirectory() as work:
        pipeline = os.path.join(work, "pipeline")
        told = [os.path.join(work, name) for name in ("fitted.tsv", "loaded.tsv")]
        fitted = java(options, "fit", train, test, pipeline, told[0], os.path.abspath(options.vectors), options.weights)
        loaded = java(options, "run", test, pipeline, told[1])
        equal = filecmp.cmp(*told, shallow=False)
    print(json.dumps({"fitted": fitted, "loaded": loaded, "equal": equal}))
    sys.exit(0 if equal else 1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the sentences")
    parser.add_argument("--vectors", required=True, help="a vector file of words")
    parser.add_argument("--train", default="train.tsv", help="in the folder (default: train.tsv)")
    parser.add_argument("--test", default="test.tsv", help="in the folder (default: test.tsv)")
    parser.add_argument("--weights", default="mean", choices=["mean", "sif"], help="of words (default: mean)")
    parser.add_argument("--master", default="local[2]", help="of Spark (default: local[2])")
    parser.add_argument("--java", help="of a JDK 25 (default: that of JAVA_HOME)")
    parser.add_argument("--class-path", help="of Spark and Firth (default: that of the build)")
    return parser.parse_args()


def java(options, mode, *arguments):
    """What the program printed, its lines of JSON joined."""
    command = [options.java or spark.java(), *spark.flags(), "-cp", options.class_path or spark.class_path(), PROGRAM, mode, options.master,
               *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, stdin=subprocess.DEVNULL, text=True)
    if done.returncode != 0:
        sys.exit("the pipeline failed: %s" % mode)
    told = {}
    for line in done.stdout.splitlines():
        told.update(json.loads(line))
    return told


if __name__ == "__main__":
    main()
