#!/usr/bin/env bash
# Trains each model with 1, 2, 4 and 8 threads and compares the SHA-256 of the vectors: --deterministic
# for all but glove, which needs no flag. Writes bench/reports/determinism.md, and ends with 1 if any
# two differ.
#
#   bench/determinism.sh [TEXT]   TEXT: the Almanac if not given
#
#   FIRTH   the launcher, ./firth of this clone if not given
set -u
# shellcheck source=bench/train-models.sh
. "$(dirname "$0")/train-models.sh"
readonly report=$root/bench/reports/determinism.md
failures=0

compare() { # MODEL
  local threads sums=() verdict=equal sum
  choose_model "$1"
  for threads in 1 2 4 8; do
    "$firth" vectors train "$text" --out "$work/model" "${arguments[@]}" --dim 100 --epochs 1 \
      --threads "$threads" --progress none >/dev/null 2>"$work/log" || die "$1: $(tail -n 1 "$work/log")"
    sums+=("$(checksum "$work/model")")
  done
  for sum in "${sums[@]}"; do
    if [ "$sum" != "${sums[0]}" ]; then verdict=**different**; fi
  done
  if [ "$verdict" != equal ]; then failures=$((failures + 1)); fi
  printf '| %s ' "$1"
  printf '| `%.12s…` ' "${sums[@]}"
  printf '| %s |\n' "$verdict"
}

choose_text "${1:-}" 500000
{
  printf '# The same bytes with any number of threads\n\n'
  printf 'Made by `bench/determinism.sh` on %s: %s, dim 100, 1 epoch; SHA-256 of the vectors.\n\n' \
    "$(date -u +%F)" "$text_name"
  printf '| model | 1 thread | 2 threads | 4 threads | 8 threads | bytes |\n|---|---|---|---|---|---|\n'
  for name in 'skip-gram ns' 'skip-gram hs' 'skip-gram ns+hs' 'cbow ns' 'cbow hs' \
    'fasttext skip-gram' 'fasttext cbow' 'glove'; do
    compare "$name"
  done
} >"$work/report.md"
cp "$work/report.md" "$report"
cat "$report"
[ $failures = 0 ] || die "$failures models differ"
