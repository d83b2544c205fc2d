package dev.firth.seq2seq.search;

/**
 * A phrase that a sequence must have so many times, and how far a sequence has come with it: the
 * tokens it has of whole occurrences, and of one that may be on its way. A phrase that has begun
 * and breaks off is given back but for the longest beginning that the last tokens still are (Knuth,
 * Morris and Pratt 1977), so none is missed. Occurrences of one phrase do not overlap.
 */
final class RequiredPhrase {
  private final int[] tokens;
  private final int times;

  /** For each number of matched tokens the next shorter beginning that they end with. */
  private final int[] shorter;

  RequiredPhrase(int[] tokens, int times) {
    this.tokens = tokens;
    this.times = times;
    this.shorter = new int[tokens.length];
    for (int matched = 1; matched < tokens.length; matched++) {
      shorter[matched] = matched == 1 ? 0 : extended(shorter[matched - 1], tokens[matched - 1]);
    }
  }

  /** Tokens of all occurrences together. */
  int goal() {
    return tokens.length * times;
  }

  /** What a sequence has of the phrase when a token follows. */
  int after(int had, int token) {
    if (had == goal()) {
      return had;
    }
    int matched = had % tokens.length;
    return had - matched + extended(matched, token);
  }

  private int extended(int matched, int token) {
    int kept = matched;
    while (kept > 0 && tokens[kept] != token) {
      kept = shorter[kept];
    }
    return tokens[kept] == token ? kept + 1 : 0;
  }
}
