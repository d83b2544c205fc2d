"""How programs of the module spark are started: flags of Java and class path, as the build has them."""

import glob
import os
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
    """That of a JDK 25: FIRTH_JAVA_HOME, JAVA_HOME or what lies where Linux keeps them."""
    for home in (os.environ.get("FIRTH_JAVA_HOME"), os.environ.get("JAVA_HOME"), *sorted(glob.glob("/usr/lib/jvm/*"))):
        if home and _is_25(home):
            return os.path.join(home, "bin", "java")
    sys.exit("there is no JDK 25: set JAVA_HOME")


def _is_25(home):
    try:
        with open(os.path.join(home, "release"), encoding="utf-8") as release:
            return 'JAVA_VERSION="25' in release.read()
    except OSError:
        return False


def class_path():
    built = os.path.join(SPARK, "target", "firth.classpath")
    if not os.path.exists(built):
        sys.exit("there is no %s: build the module spark first" % os.path.relpath(built))
    with open(built, encoding="utf-8") as libraries:
        return os.path.join(SPARK, "target", "classes") + ":" + libraries.read().strip()
