#!/bin/sh
# How fast `firth search index` is: megabytes of text a minute, a document a line, for some analyzers.
#
#     bench/index-speed.sh TEXT [ROUNDS]
set -eu
text=$1
rounds=${2:-3}
firth=$(cd "$(dirname "$0")/.." && pwd)/firth
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "| analyzer | MB | seconds of each run | MB a minute, median | index, MB |"
echo "|---|---|---|---|---|"
for analyzer in standard english sklearn; do
  : >"$folder/seconds"
  for round in $(seq "$rounds"); do
    "$firth" search index "$text" --format lines --analyzer "$analyzer" --out "$folder/index" \
      --progress none --json >"$folder/json"
    python3 -c 'import json, sys; j = json.load(open(sys.argv[1])); print(j["seconds"], j["bytes"] / 1e6)' \
      "$folder/json" >>"$folder/seconds"
  done
  size=$(du -sm "$folder/index" | cut -f1)
  python3 - "$folder/seconds" "$analyzer" "$size" <<'PYTHON'
import statistics, sys
runs = [tuple(map(float, line.split())) for line in open(sys.argv[1])]
seconds = [s for s, _ in runs]
megabytes = runs[0][1]
rate = 60 * megabytes / statistics.median(seconds)
print(f"| {sys.argv[2]} | {megabytes:.1f} | {', '.join(f'{s:.1f}' for s in seconds)} | {rate:,.0f} | {sys.argv[3]} |")
PYTHON
done
