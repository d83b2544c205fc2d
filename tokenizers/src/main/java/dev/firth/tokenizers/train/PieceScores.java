package dev.firth.tokenizers.train;

import dev.firth.tokenizers.model.unigram.UnigramScores;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pieces with the logarithms of their probabilities, on their way to a vocabulary. Immutable.
 *
 * @param texts of the pieces
 * @param scores of the pieces
 */
@SuppressWarnings("ArrayRecordComponent") // plain columns, compared by nobody
record PieceScores(String[] texts, double[] scores) {
  int size() {
    return texts.length;
  }

  /** What a search asks; the unknown id is the one after the last piece. */
  UnigramScores model() {
    int[] ids = IntStream.range(0, size()).toArray();
    double least = Arrays.stream(scores).min().orElse(0);
    double unknown = least - UnigramScores.UNKNOWN_PENALTY;
    return new UnigramScores(
        DoubleArrayTrie.of(Arrays.asList(texts), ids), scores, size(), unknown, false);
  }

  /** Some of the pieces, in this order. */
  PieceScores pick(int[] ids) {
    return new PieceScores(
        Arrays.stream(ids).mapToObj(id -> texts[id]).toArray(String[]::new),
        Arrays.stream(ids).mapToDouble(id -> scores[id]).toArray());
  }
}
