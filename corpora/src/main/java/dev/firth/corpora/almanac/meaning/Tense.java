package dev.firth.corpora.almanac.meaning;

/** When something holds. */
public enum Tense {
  PRESENT,
  PAST
}
