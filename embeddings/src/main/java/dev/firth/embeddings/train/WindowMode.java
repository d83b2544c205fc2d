package dev.firth.embeddings.train;

/** How far from a word its context reaches. */
public enum WindowMode {
  /** Each position draws a reach of 1 to the window, so that near words weigh more (word2vec.c). */
  DYNAMIC,
  /** Each position takes the whole window. */
  FIXED,
  /**
   * A line is a set: each of its words has all others as its context, whatever the window, and a
   * word that comes again counts once (item2vec, Barkan and Koenigstein 2016).
   */
  LINE
}
