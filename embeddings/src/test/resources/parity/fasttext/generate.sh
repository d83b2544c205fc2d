#!/usr/bin/env bash
# Makes the files of this folder with fastText 0.9.2 (Debian's package, on the PATH).
# Training with one thread gives the same models on machines with the same C++ library; the files
# belong together in any case, since the expected output comes from the models beside it.
set -eu
cd "$(dirname "$0")"
python3 make_texts.py

ft() { fasttext "$@" 2>/dev/null; }
common=(-thread 1 -seed 1)

ft skipgram -input text.txt -output skipgram "${common[@]}" -epoch 40 -lr 0.3 -dim 8 -bucket 200 -minn 2 -maxn 4 -minCount 2
ft cbow -input text.txt -output cbow "${common[@]}" -epoch 40 -lr 0.3 -dim 7 -bucket 90 -minn 3 -maxn 6 -minCount 2 -loss hs
ft skipgram -input text.txt -output words-only "${common[@]}" -epoch 40 -lr 0.3 -dim 4 -maxn 0 -minCount 3
for model in skipgram cbow words-only; do
  ft print-word-vectors "$model.bin" <words.txt >"$model.word-vectors.txt"
  ft print-sentence-vectors "$model.bin" <lines.txt >"$model.sentence-vectors.txt"
  fasttext nn "$model.bin" 5 <nn.txt | sed 's/Query word? //g' >"$model.nn.txt"
done
for word in river straße unseenword 東京都 a; do
  echo "# $word"
  ft print-ngrams skipgram.bin "$word" | cut -d' ' -f1
done >skipgram.ngrams.txt

supervised=(-input labelled.txt -epoch 8 "${common[@]}" -dim 6 -lr 0.5)
ft supervised "${supervised[@]}" -output softmax
ft supervised "${supervised[@]}" -output hs -loss hs -bucket 150 -wordNgrams 2
ft supervised "${supervised[@]}" -output ns -loss ns -bucket 150 -minn 2 -maxn 3 -minCount 3
ft supervised "${supervised[@]}" -output ova -loss ova -bucket 250 -minn 2 -maxn 4 -wordNgrams 3

# At least 256 rows are needed to quantise a matrix, hence many labels for -qout.
ft supervised -input many-labels.txt "${common[@]}" -epoch 60 -output plain -dim 5 -lr 0.8 -bucket 400 -minn 2 -maxn 3 -wordNgrams 2
cp plain.bin norms.bin
cp plain.bin pruned.bin
cp plain.bin both.bin
ft quantize -input many-labels.txt -output plain
ft quantize -input many-labels.txt -output norms -qnorm
ft quantize -input many-labels.txt -output pruned -cutoff 300 -qnorm
ft quantize -input many-labels.txt -output both -qout -dsub 3

for model in softmax.bin hs.bin ns.bin ova.bin plain.ftz norms.ftz pruned.ftz both.ftz; do
  name=${model%.*}
  fasttext predict-prob "$model" lines.txt 3 >"$name.predict.txt"
  fasttext predict-prob "$model" lines.txt 3 0.2 >"$name.predict-threshold.txt"
  fasttext test-label "$model" gold.txt 2 >"$name.test.txt"
  ft print-word-vectors "$model" <words.txt >"$name.word-vectors.txt"
  ft print-sentence-vectors "$model" <lines.txt >"$name.sentence-vectors.txt"
done
mv skipgram.vec kept
rm -f plain.bin norms.bin pruned.bin both.bin ./*.vec
mv kept skipgram.vec
