# Sourced by resume.sh and determinism.sh: the models they train, and what they share.
# shellcheck shell=bash

root=$(cd -P "$(dirname "$0")/.." && pwd)
firth=${FIRTH:-$root/firth}

die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

work=$(mktemp -d) || die "no temporary folder"
trap 'rm -rf "$work"' EXIT

# Sets arguments to what trains a model, whose name it takes; glove needs no flag for the same bytes.
choose_model() { # NAME
  case $1 in
    'skip-gram ns') arguments=(--model skip-gram --loss ns --deterministic) ;;
    'skip-gram hs') arguments=(--model skip-gram --loss hs --deterministic) ;;
    'skip-gram ns+hs') arguments=(--model skip-gram --loss ns+hs --deterministic) ;;
    'cbow ns') arguments=(--model cbow --loss ns --deterministic) ;;
    'cbow hs') arguments=(--model cbow --loss hs --deterministic) ;;
    'fasttext skip-gram') arguments=(--model fasttext --architecture skip-gram --bucket 100000 --deterministic) ;;
    'fasttext cbow') arguments=(--model fasttext --architecture cbow --bucket 100000 --deterministic) ;;
    'glove') arguments=(--model glove) ;;
    *) die "no model $1" ;;
  esac
}

# Sets text to the file given, or to an Almanac of so many words.
choose_text() { # FILE-OR-NOTHING WORDS
  if [ -n "$1" ]; then
    [ -r "$1" ] || die "cannot read $1"
    text=$1
    text_name=$(basename "$1")
  else
    text=$work/almanac.txt
    "$firth" corpus almanac "$text" --tokens "$2" >/dev/null 2>"$work/log" ||
      die "no Almanac: $(tail -n 1 "$work/log")"
    text_name="the Almanac, $2 words"
  fi
}

checksum() { # FILE
  sha256sum <"$1" | cut -d ' ' -f 1
}
