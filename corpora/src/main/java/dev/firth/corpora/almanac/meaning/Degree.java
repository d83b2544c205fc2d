package dev.firth.corpora.almanac.meaning;

/** How much of a property, by itself or compared. */
public enum Degree {
  PLAIN,
  VERY,
  TOO,
  AS,
  MORE,
  MOST
}
