package dev.firth.tokenizers.train;

/** Which of two pairs that are equally frequent is merged first. */
@FunctionalInterface
interface PairOrder {
  /**
   * Negative if the first pair comes first.
   *
   * @param a a pair as {@link PairTable#key} makes it
   */
  int compare(long a, long b);

  /** Hugging Face's rule: lower ids first, the left one before the right one. */
  PairOrder BY_IDS = Long::compare;

  /**
   * subword-nmt's rule: the greater text first, compared by code points, the left one before the
   * right one.
   */
  static PairOrder byGreaterText(TokenNames names) {
    return (a, b) -> {
      int left = compareText(names.name(PairTable.left(b)), names.name(PairTable.left(a)));
      return left != 0
          ? left
          : compareText(names.name(PairTable.right(b)), names.name(PairTable.right(a)));
    };
  }

  private static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for the highest code points though their units are not the highest.
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
