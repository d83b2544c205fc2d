#!/bin/sh
# Makes charsmap.bin from rules.tsv with SentencePiece's own compiler: sh generate.sh
# Needs spm_train (Debian's sentencepiece 0.1.97) and python3.
set -e
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for i in $(seq 300); do echo "the quick brown fox $i jumps over a lazy dog x q e a"; done > "$folder/text"
spm_train --input="$folder/text" --model_prefix="$folder/m" --vocab_size=60 \
  --normalization_rule_tsv=rules.tsv --character_coverage=1.0 --hard_vocab_limit=false 2> /dev/null
python3 - "$folder/m.model" charsmap.bin << 'END'
import sys

def fields(data):
    at = 0
    while at < len(data):
        tag, at = number(data, at)
        if tag & 7 == 2:
            size, at = number(data, at)
            yield tag >> 3, data[at:at + size]
            at += size
        elif tag & 7 == 0:
            value, at = number(data, at)
            yield tag >> 3, value
        else:
            at += 4 if tag & 7 == 5 else 8

def number(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if data[at - 1] < 128:
            return value, at

# Field 3 of a model is the NormalizerSpec, whose field 2 is the map.
spec = next(v for f, v in fields(open(sys.argv[1], 'rb').read()) if f == 3)
open(sys.argv[2], 'wb').write(next(v for f, v in fields(spec) if f == 2))
END
