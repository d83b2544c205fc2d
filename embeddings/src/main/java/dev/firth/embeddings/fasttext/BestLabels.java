package dev.firth.embeddings.fasttext;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels with the highest scores, in a heap with the worst on top. Its moves are those of the
 * C++ library's heaps, by which fastText keeps them: labels with equal scores, which its sigmoid
 * table makes often, come out in the same order.
 */
final class BestLabels {
  /** A label's number and the logarithm of its probability. */
  record Scored(int label, float score) {}

  private final int most;
  private final List<Scored> heap = new ArrayList<>();

  BestLabels(int most) {
    this.most = most;
  }

  /** Whether a label of this score would not be kept. */
  boolean rejects(float score) {
    return heap.size() >= most && score < heap.getFirst().score;
  }

  void offer(int label, float score) {
    if (rejects(score)) {
      return;
    }
    heap.add(null);
    riseFrom(heap.size() - 1, new Scored(label, score));
    if (heap.size() > most) {
      moveWorstTo(heap.size() - 1);
      heap.removeLast();
    }
  }

  /** All that were kept, the best first; the heap is used up. */
  List<Scored> drain() {
    for (int last = heap.size() - 1; last > 0; last--) {
      moveWorstTo(last);
    }
    return List.copyOf(heap);
  }

  private boolean isBetter(int place, Scored than) {
    return heap.get(place).score > than.score;
  }

  private void riseFrom(int from, Scored value) {
    int hole = from;
    while (hole > 0 && isBetter((hole - 1) / 2, value)) {
      heap.set(hole, heap.get((hole - 1) / 2));
      hole = (hole - 1) / 2;
    }
    heap.set(hole, value);
  }

  /** Takes the worst from the top to a place whose label joins those before it. */
  private void moveWorstTo(int place) {
    Scored value = heap.get(place);
    heap.set(place, heap.getFirst());
    int hole = 0;
    int child = 0;
    while (child < (place - 1) / 2) {
      child = 2 * (child + 1);
      if (isBetter(child, heap.get(child - 1))) {
        child--;
      }
      heap.set(hole, heap.get(child));
      hole = child;
    }
    if (place % 2 == 0 && child == (place - 2) / 2 && place > 0) {
      heap.set(hole, heap.get(2 * child + 1));
      hole = 2 * child + 1;
    }
    riseFrom(hole, value);
  }
}
