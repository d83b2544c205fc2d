package dev.firth.eval.language.train;

/** Some n-grams of one order with their probabilities and weights, not yet logarithms. */
final class ArpaBatch {
  private final int order;
  private final int[] words;
  private final float[] probabilities;
  private final float[] backoffs;
  private int size;

  ArpaBatch(int order, int capacity) {
    this.order = order;
    words = new int[order * capacity];
    probabilities = new float[capacity];
    backoffs = new float[capacity];
  }

  boolean isFull() {
    return size == probabilities.length;
  }

  /**
   * @param context the words before the last one, backwards
   */
  void add(int[] context, int word, float probability, float backoff) {
    int at = size * order;
    for (int i = order - 2; i >= 0; i--) {
      words[at++] = context[i];
    }
    words[at] = word;
    probabilities[size] = probability;
    backoffs[size++] = backoff;
  }

  int size() {
    return size;
  }

  int order() {
    return order;
  }

  /** One of the words of an n-gram, from the first. */
  int word(int index, int place) {
    return words[index * order + place];
  }

  float probability(int index) {
    return probabilities[index];
  }

  float backoff(int index) {
    return backoffs[index];
  }
}
