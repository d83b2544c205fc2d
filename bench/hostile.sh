#!/usr/bin/env bash
# Gives the real ./firth one bad input after another and prints, as a Markdown table, the exit code
# wanted and got, and the line the user sees. Ends with 1 if any case differs from what is promised:
# the code, exactly one line on standard error that says what is wrong, and a finished model that lay
# at the place of the output unharmed, with no half-written file beside it.
#
#   bench/hostile.sh [FIRTH]        FIRTH: the launcher, ./firth of this clone if not given
set -u

root=$(cd -P "$(dirname "$0")/.." && pwd)
firth=${1:-$root/firth}
readonly patience=180 # seconds after which a command counts as hanging
failures=0

die() {
  printf 'hostile.sh: %s\n' "$1" >&2
  exit 1
}

work=$(mktemp -d) || die "no temporary folder"
small_disk=$work/small-disk
clean_up() {
  if mountpoint -q "$small_disk" 2>/dev/null; then umount "$small_disk"; fi
  rm -rf "$work"
}
trap clean_up EXIT

# --- inputs --------------------------------------------------------------------------------------

# Words drawn with a fixed seed, few enough of them to be frequent.
some_text() { # LINES
  awk -v lines="$1" 'BEGIN { srand(7); for (i = 0; i < lines; i++) {
    for (j = 0; j < 12; j++) printf "word%d ", int(400 * rand() * rand()); print "" } }'
}

# A word2vec binary of our own making: 50 words, dimension 4, every number 1.0.
word2vec_binary() { # HEADER
  printf '%b' "$1"
  for i in $(seq 50); do printf 'word%d \0\0\200\077\0\0\200\077\0\0\200\077\0\0\200\077\n' "$i"; done
}

flip_byte() { # FILE OFFSET: every bit of one byte
  local old
  old=$(od -An -tu1 -j "$2" -N 1 "$1" | tr -d ' ')
  printf '%b' "\\0$(printf '%03o' $((old ^ 255)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

overwrite() { # FILE OFFSET COUNT: bytes of 0x7f, which make any length enormous
  head -c "$3" /dev/zero | tr '\0' '\177' | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

prepare() {
  mkdir -p "$work/kept" "$work/new" "$work/no-text/deeper" "$work/empty-folder" "$small_disk"
  some_text 4000 >"$work/good.txt"
  : >"$work/empty.txt"
  : >"$work/no-text/deeper/empty.txt"
  printf 'word\n' >"$work/one-word.txt"
  { cat "$work/good.txt"; printf 'word1 \377\376 word2 caf\303\n'; } >"$work/broken-utf8.txt"
  { some_text 100000 | head -c 10000000 | tr '\n' ' '; echo; } >"$work/long-line.txt"
  { head -c 10000000 /dev/zero | tr '\0' a; echo; } >"$work/long-word.txt"
  cat "$work/good.txt" "$work/long-word.txt" >"$work/long-word-in-text.txt"
  gzip -c "$work/good.txt" | head -c 20000 >"$work/truncated.txt.gz"

  "$firth" vectors train "$work/good.txt" --out "$work/kept/model.firth" --dim 100 --progress none \
    >/dev/null 2>"$work/stderr" || die "cannot train on good text: $(cat "$work/stderr")"
  kept=$(sha256sum <"$work/kept/model.firth")
  size=$(wc -c <"$work/kept/model.firth")
  cp "$work/kept/model.firth" "$work/good.firth"

  head -c $((size / 2)) "$work/good.firth" >"$work/half.firth"
  head -c $((size - 1)) "$work/good.firth" >"$work/byte-short.firth"
  head -c 10 "$work/good.firth" >"$work/ten-bytes.firth"
  cp "$work/good.firth" "$work/flipped-middle.firth" && flip_byte "$work/flipped-middle.firth" $((size / 2))
  cp "$work/good.firth" "$work/flipped-end.firth" && flip_byte "$work/flipped-end.firth" $((size - 1))
  cp "$work/good.firth" "$work/flipped-start.firth" && flip_byte "$work/flipped-start.firth" 0
  cp "$work/good.firth" "$work/lying.firth" && overwrite "$work/lying.firth" 12 16
  word2vec_binary '50 4\n' >"$work/good.bin"
  head -c 700 "$work/good.bin" >"$work/half.bin"
  word2vec_binary '51 4\n' >"$work/lying-by-one.bin"
  word2vec_binary '2000000000 1000\n' >"$work/lying-much.bin"
  word2vec_binary '999999999999999999999 4\n' >"$work/lying-beyond-long.bin"
  word2vec_binary '-50 4\n' >"$work/lying-below-zero.bin"
}

# --- checks --------------------------------------------------------------------------------------

# What lies in a folder beside the model and the records of its run.
leftovers() { # FOLDER
  find "$1" -mindepth 1 -maxdepth 1 ! -name model.firth ! -name model.firth.run -printf '%f '
}

# NAME CODE PATTERN COMMAND…: PATTERN (extended, any case) must be in the line; "" allows silence.
check() {
  local name=$1 wanted=$2 pattern=$3
  shift 3
  timeout -k 5 "$patience" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  judge "$name" "$wanted" "$pattern" $?
}

judge() { # NAME WANTED PATTERN GOT; standard error lies in $work/stderr
  local name=$1 wanted=$2 pattern=$3 got=$4 fault='' lines line
  # The JVM says this of itself before any program runs, and has no option against it.
  sed -i -e '/^WARNING: Using incubator modules: jdk.incubator.vector$/d' -e '/^$/d' "$work/stderr"
  lines=$(wc -l <"$work/stderr")
  line=$(head -n 1 "$work/stderr" | sed "s|$work/||g" | cut -c 1-220)
  if [ "$got" != "$wanted" ]; then fault="exit code"
  elif [ "$wanted" != 0 ] && [ "$lines" != 1 ]; then fault="$lines lines instead of one"
  elif grep -qE '^(Exception|Caused by)|^[[:space:]]+at [a-z]' "$work/stderr"; then fault="a stack trace"
  elif [ -n "$pattern" ] && ! grep -qiE "$pattern" "$work/stderr" "$work/stdout"; then
    fault="says nothing of /$pattern/"
  elif [ "$(sha256sum <"$work/kept/model.firth")" != "$kept" ]; then fault="the finished model was harmed"
  elif [ -n "$(leftovers "$work/kept")" ]; then fault="left behind: $(leftovers "$work/kept")"
  fi
  if [ -n "$fault" ]; then failures=$((failures + 1)); fi
  printf '| %s | %s | %s | %s | `%s` |\n' "$name" "$wanted" "$got" "${fault:-ok}" "${line//|/\\|}"
}

# Trains over a finished model: it must still be there afterwards.
train() { # NAME CODE PATTERN CORPUS OPTION…
  check "$1" "$2" "$3" "$firth" vectors train "$4" --out "$work/kept/model.firth" --dim 100 \
    --progress none "${@:5}"
}

# Trains to a new place, where the work is meant to succeed.
train_new() { # NAME PATTERN CORPUS OPTION…
  check "$1" 0 "$2" "$firth" vectors train "$3" --out "$work/new/model.firth" --dim 100 \
    --progress none "${@:4}"
}

similar() { # NAME PATTERN MODEL
  check "$1" 3 "$2" "$firth" vectors similar "$3" word1
}

# A disk of 1 MiB, where one can be mounted, with a finished model on it; else a limit on file sizes.
full_disk() {
  if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m tmpfs "$small_disk" 2>/dev/null; then
    cp "$work/good.firth" "$small_disk/model.firth"
    check "disk that fills up (tmpfs)" 1 'space|full' "$firth" vectors train "$work/good.txt" \
      --out "$small_disk/model.firth" --dim 1000 --progress none
    after_full_disk
    umount "$small_disk"
  else
    check "disk that fills up (limit on file size)" 1 'large|space|limit' bash -c "ulimit -f 256; exec \"\$@\"" - \
      "$firth" vectors train "$work/good.txt" --out "$work/kept/model.firth" --dim 1000 --progress none
  fi
}

after_full_disk() {
  if [ "$(sha256sum <"$small_disk/model.firth")" != "$kept" ] || [ -n "$(leftovers "$small_disk")" ]; then
    failures=$((failures + 1))
    printf '| … the model on it | whole | harmed, or files left | %s | |\n' "$(leftovers "$small_disk")"
  else
    printf '| … the model on it | whole | whole | ok | |\n'
  fi
}

# Ctrl-C as a terminal sends it: SIGINT to the process group, in the middle of a long training.
interrupt() {
  local pid
  set -m # a job of its own group, with SIGINT not ignored
  timeout --foreground -k 5 "$patience" "$firth" vectors train "$work/good.txt" \
    --out "$work/kept/model.firth" --dim 100 --epochs 100000 --progress none \
    >"$work/stdout" 2>"$work/stderr" </dev/null &
  pid=$!
  sleep 4
  kill -INT -- "-$pid"
  wait "$pid"
  judge "Ctrl-C in the middle of training" 130 'interrupt|stopped' $?
  set +m
}

# --- the cases -----------------------------------------------------------------------------------

"$firth" --version >/dev/null 2>&1 || die "$firth does not start"
prepare
printf '| input | wanted | got | | line |\n|---|--:|--:|---|---|\n'
train "missing file" 3 'none.txt' "$work/none.txt"
train "empty file" 3 'empty.txt' "$work/empty.txt"
train "one-word file" 3 'one-word.txt|word' "$work/one-word.txt"
train "empty folder" 3 'empty-folder' "$work/empty-folder"
train "folder without text" 3 'no-text' "$work/no-text"
train "pattern that matches nothing" 3 'none' "$work/none*.txt"
train "truncated .gz" 3 'truncated.txt.gz' "$work/truncated.txt.gz"
train_new "broken UTF-8" 'broken|UTF-8|invalid' "$work/broken-utf8.txt"
train "broken UTF-8, --strict" 3 'broken-utf8.txt.*[0-9]' "$work/broken-utf8.txt" --strict
train_new "line of 10 MB" '' "$work/long-line.txt"
train_new "word of 10 MB among others" '' "$work/long-word-in-text.txt"
train "nothing but a word of 10 MB" 3 'long-word.txt|word' "$work/long-word.txt"
train "unknown option" 2 'no-such-option' "$work/good.txt" --no-such-option
similar "missing model" 'none.firth' "$work/none.firth"
similar "empty model" 'empty.txt' "$work/empty.txt"
similar "model cut in half" 'half.firth' "$work/half.firth"
similar "model one byte short" 'byte-short.firth' "$work/byte-short.firth"
similar "model of ten bytes" 'ten-bytes.firth' "$work/ten-bytes.firth"
similar "model with a byte flipped in the middle" 'flipped-middle.firth' "$work/flipped-middle.firth"
similar "… at the end" 'flipped-end.firth' "$work/flipped-end.firth"
similar "… at the start" 'flipped-start.firth' "$work/flipped-start.firth"
similar "model with enormous lengths" 'lying.firth' "$work/lying.firth"
similar "word2vec binary cut in half" 'half.bin' "$work/half.bin"
similar "word2vec binary, one word too many promised" 'lying-by-one.bin' "$work/lying-by-one.bin"
similar "… 2,000,000,000 × 1,000 promised" 'lying-much.bin' "$work/lying-much.bin"
similar "… more words than a long holds" 'lying-beyond-long.bin' "$work/lying-beyond-long.bin"
similar "… a negative number of words" 'lying-below-zero.bin' "$work/lying-below-zero.bin"
full_disk
interrupt

if [ $failures = 0 ]; then
  printf '\nAll as promised.\n'
else
  printf '\n%d not as promised.\n' $failures
  exit 1
fi
