package dev.firth.corpora.almanac.meaning;

/** What the teller thinks of a statement, or how often or when it held. */
public enum Comment {
  SADLY,
  GLADLY,
  OFTEN,
  SOMETIMES,
  TODAY,
  NOW,
  EVERY_YEAR,
  YESTERDAY,
  ONCE,
  LONG_AGO,
  THAT_YEAR
}
