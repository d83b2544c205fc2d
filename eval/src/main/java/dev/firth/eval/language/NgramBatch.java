package dev.firth.eval.language;

/** Some n-grams of one length, of successive lines, on their way from a file into a model. */
final class NgramBatch {
  private static final int CAPACITY = 1 << 12;

  private final int length;
  private final long firstLine;
  private final int[] words;
  private final float[] probabilities = new float[CAPACITY];
  private final float[] backoffs = new float[CAPACITY];
  private int size;

  /**
   * @param firstLine the line of the first n-gram
   */
  NgramBatch(int length, long firstLine) {
    this.length = length;
    this.firstLine = firstLine;
    words = new int[CAPACITY * length];
  }

  /**
   * Appends an n-gram.
   *
   * @param ngram as many words as the length, the first one first
   */
  void add(int[] ngram, float probability, float backoff) {
    System.arraycopy(ngram, 0, words, size * length, length);
    probabilities[size] = probability;
    backoffs[size++] = backoff;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  int size() {
    return size;
  }

  /** Words of each n-gram. */
  int length() {
    return length;
  }

  /** The line of an n-gram. */
  long line(int index) {
    return firstLine + index;
  }

  /** One of the words of an n-gram, from the first. */
  int word(int index, int place) {
    return words[index * length + place];
  }

  float probability(int index) {
    return probabilities[index];
  }

  float backoff(int index) {
    return backoffs[index];
  }
}
