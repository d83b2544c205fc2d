package dev.firth.tokenizers.model.sentencepiece;

/**
 * Cuts words, with room of its own to do it in; for one thread. A word is a part of a text that no
 * piece reaches out of.
 */
interface WordSplitter {
  /** Cuts a word by itself; the pieces are then asked for. */
  void split(char[] text, int from, int to);

  /** Cuts a word after pieces whose scores have this sum. */
  void splitAfter(char[] text, int from, int to, float before);

  /** Number of pieces. */
  int pieces();

  /** The id of a piece, the unknown piece's for what has none. */
  int id(int piece);

  /** One past the last unit of a piece. */
  int end(int piece);

  /**
   * How far from zero the sum of scores before the word may be for the word that was cut by itself
   * to be cut in the same way.
   */
  float reach();

  /** Gives back the memory that an unusually long word took. */
  void release();
}
