package dev.firth.corpora.almanac.german;

/** The four cases. */
enum GermanCase {
  NOMINATIVE,
  ACCUSATIVE,
  DATIVE,
  GENITIVE
}
