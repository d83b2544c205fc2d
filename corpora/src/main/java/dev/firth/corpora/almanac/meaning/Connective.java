package dev.firth.corpora.almanac.meaning;

/** How one statement stands to the next. */
public enum Connective {
  AND,
  BUT,
  BECAUSE,
  SO,
  WHILE,
  ALTHOUGH,
  WHEN
}
