#!/usr/bin/env bash
# From raw text to signed scores:
#
#   train-and-test.sh CONFIG RUN SOURCE TARGET TRAIN VALID TEST... [-- OPTIONS of firth translate train [-- OPTIONS of firth translate test]]
#
# SOURCE and TARGET are codes of languages; TRAIN, VALID and each TEST are names of files without them: data/train means data/train.en
# and data/train.de. A run that was cut off goes on when the same command is given again; a finished one is only tested.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
firth=${FIRTH:-$here/../../firth}
if [ $# -lt 7 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
  exit 2
fi
config=$1 run=$2 source=$3 target=$4 train=$5 valid=$6
shift 6
tests=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  tests+=("$1")
  shift
done
[ $# -eq 0 ] || shift
training=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  training+=("$1")
  shift
done
[ $# -eq 0 ] || shift
if [ ! -f "$run/config.json" ]; then
  "$firth" translate train --config "$config" --out "$run" --resume \
    --source-language "$source" --target-language "$target" \
    --source "$train.$source" --target "$train.$target" \
    --valid-source "$valid.$source" --valid-target "$valid.$target" ${training+"${training[@]}"}
fi
for test in "${tests[@]}"; do
  echo "$(basename "$test")"
  "$firth" translate test "$run" "$test.$source" "$test.$target" --counts "$train.$target" \
    --out "$run/$(basename "$test").$target" "$@"
done
