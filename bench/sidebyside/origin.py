"""From what, with what and when a report was made."""

import datetime
import hashlib
import os
import subprocess
import sys


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


def file(path):
    return {"name": os.path.basename(path), "bytes": os.path.getsize(path), "sha256": sha256(path)}


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as data:
        for block in iter(lambda: data.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def version(command, environment=None):
    """The first line that a program prints; one that cannot be run ends the script before hours are lost."""
    found = _first_line(command, environment)
    if found is None:
        sys.exit("%s cannot be run" % " ".join(command))
    return found


def package(name):
    """The version of a Debian package, for programs that do not tell their own."""
    return _first_line(["dpkg-query", "-W", "-f", "${Version}", name]) or "unknown"


def _first_line(command, environment=None):
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=environment)
    except OSError:
        return None
    if done.returncode != 0:
        return None
    return done.stdout.decode("utf-8", "replace").strip().split("\n")[0].strip()


def made_by(script, header):
    """The beginning of a page's first line."""
    machine = header["machine"]
    return "Made by `bench/%s` on %s; %s, %d cores" % (script, header["date"], machine["cpu"], machine["cores"])


def programs(header):
    return ", ".join("%s %s" % item for item in header["programs"].items())
