package dev.firth.bench.conformance;

import java.util.List;

/** What a program makes of a text; null stands for what it does not tell. */
final class Sample {
  private final int[] ids;
  private final List<String> tokens;
  private final int[] offsets;
  private final String decoded;

  /**
   * What a program tells.
   *
   * @param ids of the tokens
   * @param tokens as text
   * @param offsets start and end of each token in UTF-16 units, one after the other
   * @param decoded the text that the ids stand for
   */
  Sample(int[] ids, List<String> tokens, int[] offsets, String decoded) {
    this.ids = ids;
    this.tokens = tokens;
    this.offsets = offsets;
    this.decoded = decoded;
  }

  static Sample ofIds(int[] ids) {
    return new Sample(ids, null, null, null);
  }

  static Sample ofTokens(List<String> tokens) {
    return new Sample(null, tokens, null, null);
  }

  int[] ids() {
    return ids;
  }

  List<String> tokens() {
    return tokens;
  }

  int[] offsets() {
    return offsets;
  }

  String decoded() {
    return decoded;
  }
}
