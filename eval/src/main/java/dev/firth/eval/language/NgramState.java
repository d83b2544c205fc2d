package dev.firth.eval.language;

/**
 * What an n-gram model remembers while it goes through a sentence: the last words and the backoff
 * weights of the contexts they make. Made by {@link NgramModel}; belongs to one thread.
 */
public final class NgramState {
  /** The last words, the newest first. */
  final int[] history;

  /** Weights (log10) of the contexts of one word, of two, and so on. */
  final float[] backoffs;

  int length;
  int matched;

  NgramState(int longest) {
    history = new int[longest];
    backoffs = new float[longest];
  }

  /** Words of the n-gram that the last word was found in; 1 if it was found alone. */
  public int matchedWords() {
    return matched;
  }

  /** Appends a word whose weights, of itself and with the words before it, are in place. */
  void push(int word) {
    int longest = history.length;
    if (longest > 0) {
      System.arraycopy(history, 0, history, 1, longest - 1);
      history[0] = word;
      length = Math.min(length + 1, longest);
    }
  }
}
