package dev.firth.corpora.almanac.meaning;

/** How a thing is picked out. */
public enum Determiner {
  NONE,
  A,
  THE,
  THIS,
  SOME,
  MANY,
  EVERY,
  HIS,
  HER,
  THEIR
}
