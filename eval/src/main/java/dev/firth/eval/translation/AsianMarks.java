package dev.firth.eval.translation;

/** Tercom's classes of Asian characters. */
final class AsianMarks {
  private AsianMarks() {}

  /** Characters that normalisation makes tokens of their own. */
  static boolean isAlone(int c) {
    return (c >= 0x2E80 && c <= 0x2EFF)
        || (c >= 0x31C0 && c <= 0x31EF)
        // The block of enclosed letters ends at U+32FF; tercom's rule in sacreBLEU says 3F22.
        || (c >= 0x3200 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || isPunctuation(c);
  }

  /** Punctuation of these languages, and full-width forms of the Western one. */
  static boolean isPunctuation(int c) {
    return switch (c) {
      case 0x3001, 0x3002, 0x30FB -> true;
      case 0xFF01, 0xFF02, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F -> true;
      default ->
          (c >= 0x3008 && c <= 0x3011)
              || (c >= 0x3014 && c <= 0x301F)
              || (c >= 0xFF61 && c <= 0xFF65);
    };
  }
}
