package dev.firth.corpora.almanac.parallel;

import java.util.Locale;

/** The parts of a parallel text. */
public enum Split {
  TRAIN,
  VALID,
  TEST;

  /** As its files are named: {@code train}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
