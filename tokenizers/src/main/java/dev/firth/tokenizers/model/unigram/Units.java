package dev.firth.tokenizers.model.unigram;

/** The UTF-16 units of a text, with U+FFFD for half surrogate pairs. */
public final class Units {
  private Units() {}

  /** A text's units. */
  public static char[] of(CharSequence text) {
    char[] units = new char[text.length()];
    text.getChars(0, units.length, units, 0);
    for (int i = 0; i < units.length; i++) {
      if (i + 1 < units.length && Character.isSurrogatePair(units[i], units[i + 1])) {
        i++;
      } else if (Character.isSurrogate(units[i])) {
        units[i] = 0xfffd;
      }
    }
    return units;
  }
}
