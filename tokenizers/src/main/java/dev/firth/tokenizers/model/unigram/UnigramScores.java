package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.trie.DoubleArrayTrie;

/**
 * What a search for the best path asks: which pieces there are and what they score.
 *
 * @param trie the pieces that may be used, with their ids
 * @param scores by id; not to be changed
 * @param unknownId the id of a character that no piece stands for
 * @param unknownScore its score
 * @param singlePrecision whether sums are rounded to float where they are kept, as SentencePiece
 *     does; ties depend on it
 */
@SuppressWarnings("ArrayRecordComponent") // plain columns for the inner loop, compared by nobody
public record UnigramScores(
    DoubleArrayTrie trie,
    double[] scores,
    int unknownId,
    double unknownScore,
    boolean singlePrecision) {
  /** What an unknown character scores less than the worst piece. */
  public static final double UNKNOWN_PENALTY = 10;

  /** The same with sums in double precision. */
  public UnigramScores exact() {
    return new UnigramScores(trie, scores, unknownId, unknownScore, false);
  }
}
