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
import re
import subprocess
import sys
import tempfile

from sidebyside import script

PROGRAM = os.path.join(script.BENCH, "spark", "SentimentPipeline.java")
SPARK = os.path.join(script.ROOT, "spark")


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
    parser.add_argument("--java", default="java", help="of a JDK 25 (default: the one on the PATH)")
    parser.add_argument("--class-path", help="of Spark and Firth (default: that of the build)")
    return parser.parse_args()


def java(options, mode, *arguments):
    """What the program printed, its lines of JSON joined."""
    command = [options.java, *flags(), "-cp", options.class_path or class_path(), PROGRAM, mode, options.master,
               *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, stdin=subprocess.DEVNULL, text=True)
    if done.returncode != 0:
        sys.exit("the pipeline failed: %s" % mode)
    told = {}
    for line in done.stdout.splitlines():
        told.update(json.loads(line))
    return told


def flags():
    """Those that the build runs its tests of Spark with."""
    with open(os.path.join(script.ROOT, "pom.xml"), encoding="utf-8") as pom:
        opened = re.search("<spark.jvm>(.*?)</spark.jvm>", pom.read()).group(1).split()
    return [*opened, "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Dlog4j2.configurationFile=" + os.path.join(SPARK, "src", "main", "conf", "log4j2.properties")]


def class_path():
    built = os.path.join(SPARK, "target", "firth.classpath")
    if not os.path.exists(built):
        sys.exit("there is no %s: build the module spark first" % os.path.relpath(built))
    with open(built, encoding="utf-8") as libraries:
        return os.path.join(SPARK, "target", "classes") + ":" + libraries.read().strip()


if __name__ == "__main__":
    main()
