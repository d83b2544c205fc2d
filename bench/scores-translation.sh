#!/usr/bin/env bash
# Compares BLEU, chrF, TER and their significance with stored results of sacreBLEU and multi-bleu, and
# prints a table of mismatches for docs/scores.md. Ends with 1 if there is one.
#
#   bench/scores-translation.sh DATA/eval/translation
set -euo pipefail
exec "$(dirname "$0")/java.sh" dev.firth.bench.TranslationConformance "$@"
