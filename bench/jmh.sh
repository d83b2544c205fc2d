#!/usr/bin/env bash
# Runs JMH benchmarks: a regular expression of their names, and any of JMH's options.
#
#   bench/jmh.sh NeighboursBenchmark
#   bench/jmh.sh KernelsBenchmark -p dim=100 -f 3 -rf json -rff bench/reports/kernels.json
#   bench/jmh.sh -l
set -euo pipefail
# JMH 1.37 still uses memory access of sun.misc.Unsafe, of which Java would warn in every fork.
export FIRTH_JAVA_OPTS="--sun-misc-unsafe-memory-access=allow ${FIRTH_JAVA_OPTS:-}"
exec "$(dirname "$0")/java.sh" org.openjdk.jmh.Main "$@"
