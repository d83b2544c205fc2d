package dev.firth.tokenizers.model.unigram;

/**
 * What a search for the best path asks: which pieces there are and what they score.
 *
 * @param trie the pieces that may be used, with their ids
 * @param scores by id
 * @param unknownId the id of a character that no piece stands for
 * @param unknownScore its score
 * @param singlePrecision whether sums are rounded to float where they are kept, as SentencePiece
 *     does; ties depend on it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read in the innermost loop
record UnigramScores(
    PieceTrie trie, double[] scores, int unknownId, double unknownScore, boolean singlePrecision) {
  double score(int id) {
    return scores[id];
  }

  double rounded(double sum) {
    return singlePrecision ? (float) sum : sum;
  }
}
