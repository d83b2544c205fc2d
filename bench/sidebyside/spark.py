"""How programs of the module spark are started: flags of Java and class path, as the build has them."""

import os
import shutil
import sys

from . import script

SPARK = os.path.join(script.ROOT, "spark")
CONF = os.path.join(SPARK, "src", "main", "conf")


def opened():
    """What opens Java's own packages that Spark looks into."""
    return ["@" + os.path.join(CONF, "java.options")]


def flags():
    """Those that the build runs its tests of Spark with."""
    return [*opened(), "--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Dlog4j2.configurationFile=" + os.path.join(CONF, "log4j2.properties")]


def java():
    """The one that the launcher takes: that of FIRTH_JAVA_HOME or JAVA_HOME, or the one on the PATH."""
    home = os.environ.get("FIRTH_JAVA_HOME") or os.environ.get("JAVA_HOME")
    found = os.path.join(home, "bin", "java") if home else shutil.which("java")
    return os.path.realpath(found) if found else sys.exit("there is no java: set JAVA_HOME")


def class_path():
    built = os.path.join(SPARK, "target", "firth.classpath")
    if not os.path.exists(built):
        sys.exit("there is no %s: build the module spark first" % os.path.relpath(built))
    with open(built, encoding="utf-8") as libraries:
        return os.path.join(SPARK, "target", "classes") + ":" + libraries.read().strip()
