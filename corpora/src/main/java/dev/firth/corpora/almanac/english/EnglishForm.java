package dev.firth.corpora.almanac.english;

/** The forms of English words, each at its place in a row of the lexicon. */
public enum EnglishForm {
  SINGULAR(0),
  PLURAL(1),
  BASE(0),
  THIRD_PERSON(1),
  PAST(2),
  PARTICIPLE(3),
  GERUND(4),
  POSITIVE(0),
  COMPARATIVE(1),
  SUPERLATIVE(2),
  ADVERB(3);

  private final int index;

  EnglishForm(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }
}
