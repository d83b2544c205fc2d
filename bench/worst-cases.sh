#!/usr/bin/env bash
# Prints how fast every kind of tokenizer encodes texts that make poor algorithms slow (a megabyte of one
# letter, of blanks, of random letters, ...), and whether twice as much takes about twice as long.
#
#   bench/worst-cases.sh DATA…      folders with tokenizers/gpt2, tokenizers/bert, tokenizers/sentencepiece
set -euo pipefail
exec "$(dirname "$0")/java.sh" dev.firth.bench.conformance.WorstCases "$@"
