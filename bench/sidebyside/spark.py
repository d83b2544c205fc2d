"""How programs of the module spark are started: flags of Java and class path, as the build has them."""

import os
import re
import sys

from . import script

SPARK = os.path.join(script.ROOT, "spark")


def opened():
    """Java's own packages that Spark looks into, as the build opens them."""
    with open(os.path.join(script.ROOT, "pom.xml"), encoding="utf-8") as pom:
        return re.search("<spark.jvm>(.*?)</spark.jvm>", pom.read()).group(1).split()


def flags():
    """Those that the build runs its tests of Spark with."""
    return [*opened(), "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Dlog4j2.configurationFile=" + os.path.join(SPARK, "src", "main", "conf", "log4j2.properties")]


def class_path():
    built = os.path.join(SPARK, "target", "firth.classpath")
    if not os.path.exists(built):
        sys.exit("there is no %s: build the module spark first" % os.path.relpath(built))
    with open(built, encoding="utf-8") as libraries:
        return os.path.join(SPARK, "target", "classes") + ":" + libraries.read().strip()
