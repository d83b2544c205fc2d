#!/usr/bin/env bash
# Trains each model once without a stop, then again with --save-every 1, where SIGKILL ends it at five
# random moments (while it counts, too) and --resume goes on each time; compares the SHA-256 of the
# vectors. Writes bench/reports/resume.md, and ends with 1 if any two differ.
#
#   bench/resume.sh [TEXT [SEED]]   TEXT: the Almanac if not given; SEED: decides the moments
#
#   FIRTH   the launcher, ./firth of this clone if not given
set -u
# shellcheck source=bench/train-models.sh
. "$(dirname "$0")/train-models.sh"
readonly kills_wanted=5 report=$root/bench/reports/resume.md
failures=0

# Epochs that make a run of some seconds of each.
choose_epochs() { # NAME
  case $1 in
    'skip-gram ns') epochs=4 ;;
    'skip-gram hs') epochs=3 ;;
    'cbow ns') epochs=8 ;;
    fasttext*) epochs=3 ;;
    *) epochs=40 ;;
  esac
}

train() { # OUT OPTION…
  exec "$firth" vectors train "$text" --out "$1" "${arguments[@]}" --dim 100 --epochs "$epochs" \
    --threads 2 --progress none "${@:2}"
}

now() { # in milliseconds
  echo $(($(date +%s%N) / 1000000))
}

seconds() { # MILLISECONDS
  awk -v ms="$1" 'BEGIN { printf "%.1f", ms / 1000 }'
}

# Moments in milliseconds, one from each fifth of six tenths of a run, in a random order. What was
# not saved is trained again, and each run counts anew: later moments would find runs that are over.
draw_moments() { # MILLISECONDS-OF-A-RUN
  local fifth=$(($1 * 6 / 10 / kills_wanted)) i
  moments=$(for ((i = 0; i < kills_wanted; i++)); do
    echo "$RANDOM $((i * fifth + RANDOM * fifth / 32768))"
  done | sort -n | cut -d ' ' -f 2)
}

# Kills at each moment and resumes. Sets killed to the seconds, resumed to how often a save was found.
interrupted_run() { # OUT
  local moment pid resume=()
  killed='' kills=0
  : >"$work/resumed"
  for moment in $moments; do
    (train "$1" --save-every 1 "${resume[@]}") >/dev/null 2>>"$work/resumed" &
    pid=$!
    sleep "$(seconds "$moment")"
    if ! kill -KILL "$pid" 2>/dev/null; then break; fi
    wait "$pid" 2>/dev/null
    resume=(--resume)
    kills=$((kills + 1))
    killed="$killed$(seconds "$moment") "
  done
  (train "$1" --save-every 1 --resume) >/dev/null 2>>"$work/resumed" ||
    die "$model could not go on: $(tail -n 1 "$work/resumed")"
  resumed=$(grep -c 'going on after' "$work/resumed")
}

compare() { # MODEL
  local start took try
  model=$1
  choose_model "$model"
  choose_epochs "$model"
  start=$(now)
  (train "$work/whole.vec") >/dev/null 2>"$work/log" || die "$model: $(tail -n 1 "$work/log")"
  took=$(($(now) - start))
  for try in 1 2 3; do
    rm -rf "$work"/cut*
    draw_moments "$took"
    interrupted_run "$work/cut.vec"
    if [ "$kills" = "$kills_wanted" ]; then break; fi
  done
  local verdict=equal left
  if [ "$(checksum "$work/whole.vec")" != "$(checksum "$work/cut.vec")" ]; then verdict=**different**; fi
  left=$(find "$work" -name '.*.tmp' | wc -l)
  if [ "$verdict" != equal ] || [ "$left" != 0 ] || [ "$kills" != "$kills_wanted" ]; then
    failures=$((failures + 1))
  fi
  printf '| %s | %s | %s | %s of %s | %s | `%.16s…` | %s |\n' "$model" "$(seconds "$took")" \
    "${killed% }" "$resumed" "$kills" "$left" "$(checksum "$work/cut.vec")" "$verdict"
}

choose_text "${1:-}" 600000
seed=${2:-$(date +%s)}
RANDOM=$seed
{
  printf '# Killed and resumed\n\nMade by `bench/resume.sh` on %s: %s, 2 threads, dim 100, seed of the moments %s.\n' \
    "$(date -u +%F)" "$text_name" "$seed"
  printf 'Each run was ended by SIGKILL so many seconds after its start, and started again with `--resume`;\n'
  printf 'where no save was found it began anew. Not a measurement of time: other work ran beside it.\n\n'
  printf '| model | uninterrupted, s | killed after, s | went on from a save | files left | SHA-256 | bytes |\n'
  printf '|---|--:|---|--:|--:|---|---|\n'
  for name in 'skip-gram ns' 'skip-gram hs' 'cbow ns' 'fasttext skip-gram' 'glove'; do
    compare "$name"
  done
} >"$work/report.md"
cp "$work/report.md" "$report"
cat "$report"
[ $failures = 0 ] || die "$failures not as promised"
