#!/usr/bin/env bash
# Compares Firth's tokenizers with Hugging Face's and with results that other programs stored, text by
# text, and prints a table of mismatches. Ends with 1 if there is one.
#
#   bench/conformance.sh DATA… --out docs/conformance.md
#   bench/conformance.sh --tokenizer my/tokenizer.json --text my/texts
#   bench/conformance.sh --help
set -euo pipefail
exec "$(dirname "$0")/java.sh" dev.firth.bench.TokenizerConformance "$@"
