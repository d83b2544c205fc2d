package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the n-grams of one order context by context. They are sorted so: the words of the context
 * backwards, from the one before the last to the first, then the last word. Not thread-safe.
 */
final class ContextGroups {
  private final MergedRecords records;
  private final int contextLength;
  private final int[] read;
  private final int[] context;
  private final ContextCounts counts = new ContextCounts();
  private boolean more;
  private int size;
  private int[] words = new int[64];
  private long[] values = new long[64];

  ContextGroups(SortedRecords sorted) throws IOException {
    this.records = sorted.open();
    this.contextLength = sorted.layout().length() - 1;
    this.read = new int[contextLength + 1];
    this.context = new int[contextLength];
    step();
  }

  /** Goes to the next context. */
  boolean next() throws IOException {
    if (!more) {
      return false;
    }
    System.arraycopy(read, 0, context, 0, contextLength);
    counts.clear(contextLength > 0 && context[contextLength - 1] == ModelWords.BEGIN);
    size = 0;
    do {
      add(read[contextLength], records.value());
      step();
    } while (more && Arrays.mismatch(read, context) == contextLength);
    return true;
  }

  /** The words of the context, the last one first; to be read until the next step. */
  int[] context() {
    return context;
  }

  ContextCounts counts() {
    return counts;
  }

  /** Words that follow. */
  int size() {
    return size;
  }

  int word(int index) {
    return words[index];
  }

  long value(int index) {
    return values[index];
  }

  private void add(int word, long value) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    words[size] = word;
    values[size++] = value;
    counts.add(NgramValue.count(value), NgramValue.isPruned(value));
  }

  private void step() throws IOException {
    more = records.next();
    if (more) {
      records.words(read);
    }
  }
}
