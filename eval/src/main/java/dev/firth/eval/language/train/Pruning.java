package dev.firth.eval.language.train;

import java.util.BitSet;
import java.util.List;

/**
 * Which n-grams the model leaves out: those that occur no more often than the threshold of their
 * order, and those with a word that is not allowed. The marks stay in any case.
 *
 * @param thresholds by order, from 1
 * @param notAllowed numbers of words
 */
record Pruning(List<Long> thresholds, BitSet notAllowed) {
  /**
   * @param words the n-gram's, in any order
   * @param occurrences how often it stands in the text
   */
  boolean leavesOut(int[] words, int order, long occurrences) {
    if (order == 1 && words[0] <= ModelWords.END) {
      return false;
    }
    if (occurrences <= thresholds.get(order - 1)) {
      return true;
    }
    if (!notAllowed.isEmpty()) {
      for (int i = 0; i < order; i++) {
        if (notAllowed.get(words[i])) {
          return true;
        }
      }
    }
    return false;
  }
}
