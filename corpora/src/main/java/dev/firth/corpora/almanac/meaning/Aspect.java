package dev.firth.corpora.almanac.meaning;

/** How an act stands to its time and to the will of whoever does it. */
public enum Aspect {
  SIMPLE,
  PROGRESSIVE,
  PERFECT,
  /** Still to come, seen from the tense. */
  FUTURE,
  ABILITY,
  WISH,
  BEGINNING,
  NEGATED
}
