package dev.firth.corpora.almanac;

/** How the Almanac's text is written. Both forms hold the same words in the same order. */
public enum AlmanacForm {
  /**
   * Lower-case words and years between single spaces, no punctuation: what whitespace tokenization
   * and the published word-vector tools expect.
   */
  WORDS,
  /** Ordinary English with capitals, commas and full stops; a full stop always ends a sentence. */
  PROSE
}
