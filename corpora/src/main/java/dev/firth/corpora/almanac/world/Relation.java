package dev.firth.corpora.almanac.world;

/** How one thing stands to another; each language has its own word and case for it. */
public enum Relation {
  IN,
  AT,
  ON,
  NEAR,
  FROM,
  TO,
  INTO,
  THROUGH,
  ACROSS,
  ALONG,
  OVER,
  UNDER,
  WITH,
  FOR,
  BY,
  OF,
  BETWEEN
}
