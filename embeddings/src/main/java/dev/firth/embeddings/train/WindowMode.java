package dev.firth.embeddings.train;

/** How far from a word its context reaches. */
public enum WindowMode {
  /** Each position draws a reach of 1 to the window, so that near words weigh more (word2vec.c). */
  DYNAMIC,
  /** Each position takes the whole window. */
  FIXED
}
