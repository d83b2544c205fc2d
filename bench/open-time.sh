#!/usr/bin/env bash
# How long a model takes to open: five JVMs, one after the other, each opens it for the first time
# (dev.firth.bench.OpenTime says what the figures are). Prints a JSON object a JVM and the median.
#
#   bench/open-time.sh MODEL
set -euo pipefail
[ $# = 1 ] || { printf 'open-time.sh: which model?\n' >&2; exit 2; }
here=$(cd -P "$(dirname "$0")" && pwd)
opened=()
for _ in 1 2 3 4 5; do
  line=$("$here/java.sh" dev.firth.bench.OpenTime "$1")
  printf '%s\n' "$line"
  opened+=("$(sed 's/.*"open": \([0-9.]*\).*/\1/' <<<"$line")")
done
printf 'median of the first openings: %s ms\n' "$(printf '%s\n' "${opened[@]}" | sort -n | sed -n 3p)"
