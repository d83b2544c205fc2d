package dev.firth.tokenizers.words;

/** What becomes of upper and lower case where text is prepared for translation. */
public enum Casing {
  /** It stays. */
  KEEP,
  /** All is lower case, and stays so in translations. */
  LOWER,
  /** Words get the case that they have within sentences ({@link Truecaser}). */
  TRUE
}
