package dev.firth.tokenizers;

/**
 * Sorts words by their bytes as unsigned numbers, which is the order of their characters: the
 * three-way radix quicksort of Bentley and Sedgewick (1997). It looks at every byte once and needs
 * no comparator, which a program that has just started would have to compile for longer than the
 * sorting takes.
 */
public final class WordSort {
  private final WordTable words;
  private final int[] order;

  private WordSort(WordTable words, int[] order) {
    this.words = words;
    this.order = order;
  }

  /** Sorts a range of word numbers. */
  public static void sort(WordTable words, int[] order, int from, int to) {
    new WordSort(words, order).sort(from, to, 0);
  }

  /** Sorts a range of different words that agree in their first bytes. */
  private void sort(int from, int to, int depth) {
    int low = from;
    int high = to;
    int index = depth;
    while (high - low > 1) {
      int pivot = words.byteAt(order[(low + high) >>> 1], index);
      int less = low;
      int more = high;
      for (int at = low; at < more; ) {
        int next = words.byteAt(order[at], index);
        if (next < pivot) {
          swap(less++, at++);
        } else if (next > pivot) {
          swap(at, --more);
        } else {
          at++;
        }
      }
      sort(low, less, index);
      sort(more, high, index);
      // The words that agree in this byte too come last, in a loop: they may be very long.
      low = less;
      high = pivot < 0 ? less : more;
      index++;
    }
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
