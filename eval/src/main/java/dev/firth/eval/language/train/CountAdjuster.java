package dev.firth.eval.language.train;

import dev.firth.runs.Progress;
import java.io.IOException;

/**
 * Makes the adjusted counts of all orders from the n-grams of the highest one, in one reading: the
 * count of an n-gram of the highest order, or of one that begins with {@code <s>}, is how often it
 * occurs, that of any other is how many different words stand before it (Kneser and Ney 1995).
 *
 * <p>The n-grams come sorted by their words from the last to the first, so all that end alike come
 * together and everything shorter is a head of what is read.
 */
final class CountAdjuster {
  private final int order;
  private final Pruning pruning;
  private final Unigrams unigrams;
  private final OrderCounts[] counts;

  /** By length. */
  private final RecordRunWriter[] shorter;

  private final NgramLayout[] layouts;
  private final RecordSorter.Appender highest;

  private final int[] current;
  private final int[] before;
  private final int[] rotated;

  /** How many heads of the n-gram before are still open, and by length their counts. */
  private int open;

  private final long[] adjusted;
  private final long[] occurrences;

  /**
   * @param layouts by length
   * @param shorter takes the n-grams of each length between, words from the last to the first
   * @param highest takes those of the highest order as {@link ContextGroups} reads them
   * @param counts by length
   */
  CountAdjuster(
      Pruning pruning,
      Unigrams unigrams,
      NgramLayout[] layouts,
      RecordRunWriter[] shorter,
      RecordSorter.Appender highest,
      OrderCounts[] counts) {
    this.order = layouts.length - 1;
    this.pruning = pruning;
    this.unigrams = unigrams;
    this.layouts = layouts;
    this.shorter = shorter;
    this.highest = highest;
    this.counts = counts;
    this.current = new int[order];
    this.before = new int[order];
    this.rotated = new int[order];
    this.adjusted = new long[order + 1];
    this.occurrences = new long[order + 1];
  }

  void run(MergedRecords ngrams, Progress.Task task) throws IOException {
    addMark(ModelWords.UNKNOWN);
    addMark(ModelWords.BEGIN);
    long done = 0;
    while (ngrams.next()) {
      ngrams.words(current);
      if (order == 1) {
        finish(1, current, ngrams.value(), ngrams.value());
      } else {
        add(ngrams.value());
      }
      if ((++done & 0xffff) == 0) {
        task.done(done);
      }
    }
    closeDownTo(0);
  }

  private void addMark(int mark) {
    unigrams.set(mark, 0, false);
    counts[1].add(0, false);
  }

  private void add(long count) throws IOException {
    int same = sameHead();
    closeDownTo(same);
    for (int length = 1; length <= same; length++) {
      occurrences[length] += count;
    }
    adjusted[same]++;
    int length = same + 1;
    for (; length < order && current[length - 1] != ModelWords.BEGIN; length++) {
      open(length, 1, count);
    }
    if (length < order) {
      open(length, count, count);
    } else {
      finishHighest(count);
    }
    System.arraycopy(current, 0, before, 0, order);
  }

  private int sameHead() {
    int same = 0;
    while (same < open && current[same] == before[same]) {
      same++;
    }
    return same;
  }

  private void open(int length, long firstAdjusted, long firstOccurrences) {
    adjusted[length] = firstAdjusted;
    occurrences[length] = firstOccurrences;
    open = length;
  }

  private void closeDownTo(int length) throws IOException {
    for (; open > length; open--) {
      finish(open, before, adjusted[open], occurrences[open]);
    }
  }

  private void finish(int length, int[] words, long count, long occurred) throws IOException {
    boolean pruned = pruning.leavesOut(words, length, occurred);
    counts[length].add(count, pruned);
    if (length == 1) {
      unigrams.set(words[0], count, pruned);
    } else {
      var writer = shorter[length];
      writer.grow();
      layouts[length].pack(words, writer.array(), writer.place());
      writer.array()[writer.place() + layouts[length].longs()] = NgramValue.of(count, pruned);
    }
  }

  private void finishHighest(long count) throws IOException {
    boolean pruned = pruning.leavesOut(current, order, count);
    counts[order].add(count, pruned);
    rotate(current, rotated, order);
    highest.add(rotated, NgramValue.of(count, pruned));
  }

  /** From the words of an n-gram backwards to those of its context backwards and the last word. */
  static void rotate(int[] backwards, int[] byContext, int length) {
    System.arraycopy(backwards, 1, byContext, 0, length - 1);
    byContext[length - 1] = backwards[0];
  }
}
