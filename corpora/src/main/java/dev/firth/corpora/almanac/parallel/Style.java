package dev.firth.corpora.almanac.parallel;

/** What the sentences of a parallel text are like. */
public enum Style {
  /** Few words, at most {@link ParallelAlmanac#LONGEST} a sentence: learnt in a minute. */
  SHORT,
  /** The sentences of the Almanac's documents, with its whole lexicon and all its names. */
  FULL
}
