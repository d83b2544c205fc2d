package dev.firth.seq2seq.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Texts of about equal length together, so that little is filled up. */
public final class LengthBatches {
  private LengthBatches() {}

  /**
   * Groups texts.
   *
   * @param texts number of them
   * @param length of each
   * @param cells most rows times longest length of a group that has more than one text
   * @return numbers of texts, each once
   */
  public static List<int[]> of(int texts, IntUnaryOperator length, int cells) {
    int[] order =
        IntStream.range(0, texts)
            .boxed()
            .sorted(Comparator.comparingInt(length::applyAsInt))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= texts; to++) {
      boolean full = to == texts || (long) (to + 1 - from) * length.applyAsInt(order[to]) > cells;
      if (full) {
        batches.add(Arrays.copyOfRange(order, from, to));
        from = to;
      }
    }
    return batches;
  }
}
