#!/bin/sh
# Writes what Moses' Perl programs make of lines.txt, with Firth's lists of abbreviations.
#   sh generate.sh MOSES_SCRIPTS
# where MOSES_SCRIPTS is the folder scripts of github.com/moses-smt/mosesdecoder (made with its
# commit of February 2025 and Perl 5.36).
set -e
here=$(cd "$(dirname "$0")" && pwd)
lists=$here/../../../../main/resources/dev/firth/tokenizers/words
moses=$(mktemp -d)
trap 'rm -rf "$moses"' EXIT
cp -r "$1"/. "$moses"
for language in en de fr; do
  cp "$lists/nonbreaking-$language.txt" "$moses/share/nonbreaking_prefixes/nonbreaking_prefix.$language"
done
for language in it fi cs; do # Firth has none for these
  cp "$lists/nonbreaking-en.txt" "$moses/share/nonbreaking_prefixes/nonbreaking_prefix.$language"
done
cd "$here"
for l in en de fr it fi cs; do
  perl "$moses/tokenizer/tokenizer.perl" -q -l $l < lines.txt > tokenizer.$l.txt 2> /dev/null
  perl "$moses/tokenizer/detokenizer.perl" -q -l $l < lines.txt > detokenizer.$l.txt 2> /dev/null
  perl "$moses/tokenizer/detokenizer.perl" -q -l $l < tokenizer.$l.txt > again.$l.txt 2> /dev/null
done
perl "$moses/tokenizer/tokenizer.perl" -q -l en -a -no-escape < lines.txt > tokenizer-aggressive.en.txt
perl "$moses/tokenizer/tokenizer.perl" -q -l en -protected "$moses/tokenizer/basic-protected-patterns" < lines.txt > tokenizer-protected.en.txt
for l in en de fr cs; do
  perl "$moses/tokenizer/normalize-punctuation.perl" -l $l < lines.txt > punctuation.$l.txt
done
for l in en de fr; do
  perl "$moses/ems/support/split-sentences.perl" -q -k -l $l < lines.txt > sentences.$l.txt 2> /dev/null
done
perl "$moses/recaser/train-truecaser.perl" --model truecase-model.tmp --corpus tokenizer.en.txt
sort truecase-model.tmp > truecase-model.txt
perl "$moses/recaser/train-truecaser.perl" --model truecase-model.tmp --corpus tokenizer.en.txt --possiblyUseFirstToken
sort truecase-model.tmp > truecase-model-first.txt
rm truecase-model.tmp
perl "$moses/recaser/truecase.perl" --model truecase-model.txt < tokenizer.en.txt > truecase.txt
perl "$moses/recaser/detruecase.perl" < truecase.txt > detruecase.txt
