package dev.firth.bench.conformance;

import java.util.List;

/**
 * What a program makes of a text.
 *
 * @param ids of the tokens; null where the program tells none
 * @param tokens as text; null where the program tells none
 * @param offsets start and end of each token in UTF-16 units, one after the other; null where the
 *     program tells none
 * @param decoded the text that the ids stand for; null where the program tells none
 */
record Sample(int[] ids, List<String> tokens, int[] offsets, String decoded) {
  static Sample ofIds(int[] ids) {
    return new Sample(ids, null, null, null);
  }

  static Sample ofTokens(List<String> tokens) {
    return new Sample(null, tokens, null, null);
  }
}
