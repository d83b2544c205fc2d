package dev.firth.eval.vectors;

import java.util.Arrays;

/**
 * The best few words of each of many questions: the greatest scores, the lower id first where
 * scores are equal. Not thread-safe; two of them can be merged, and what is kept does not depend on
 * how the words were divided between them as long as each saw its words in ascending order.
 */
final class BestWords {
  private final int capacity;
  private final float[] scores;
  private final int[] ids;
  private final int[] sizes;
  private final float floor;

  /**
   * @param capacity how many words are kept for each question
   * @param floor words are kept only if their score is greater
   */
  BestWords(int questions, int capacity, float floor) {
    this.capacity = capacity;
    this.scores = new float[Math.multiplyExact(questions, capacity)];
    this.ids = new int[scores.length];
    this.sizes = new int[questions];
    this.floor = floor;
    Arrays.fill(scores, floor);
  }

  /** Scores that are not greater than this (or are NaN) would not be kept by {@link #offer}. */
  float threshold(int question) {
    return scores[question * capacity + capacity - 1];
  }

  /** Keeps the word if it is among the best of the question; ids must come in ascending order. */
  void offer(int question, int id, float score) {
    if (score > threshold(question)) {
      insert(question, id, score);
    }
  }

  private void insert(int question, int id, float score) {
    int first = question * capacity;
    int size = sizes[question];
    int slot = first + (size < capacity ? size : capacity - 1);
    while (slot > first && isBetter(score, id, slot - 1)) {
      scores[slot] = scores[slot - 1];
      ids[slot] = ids[slot - 1];
      slot--;
    }
    scores[slot] = score;
    ids[slot] = id;
    sizes[question] = Math.min(size + 1, capacity);
  }

  private boolean isBetter(float score, int id, int slot) {
    return score > scores[slot] || (score == scores[slot] && id < ids[slot]);
  }

  /** Takes in what another one kept for its words. */
  void merge(BestWords other) {
    for (int question = 0; question < sizes.length; question++) {
      for (int rank = 0; rank < other.size(question); rank++) {
        float score = other.score(question, rank);
        int id = other.id(question, rank);
        boolean full = sizes[question] == capacity;
        if (!full || isBetter(score, id, question * capacity + capacity - 1)) {
          insert(question, id, score);
        }
      }
    }
  }

  int size(int question) {
    return sizes[question];
  }

  /** The id of the word with this rank, from 0. */
  int id(int question, int rank) {
    return ids[question * capacity + rank];
  }

  float score(int question, int rank) {
    return scores[question * capacity + rank];
  }

  int capacity() {
    return capacity;
  }

  float floor() {
    return floor;
  }
}
