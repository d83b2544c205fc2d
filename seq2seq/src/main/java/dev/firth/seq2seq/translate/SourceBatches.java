package dev.firth.seq2seq.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences of similar length are translated together. */
final class SourceBatches {
  private SourceBatches() {}

  /**
   * Numbers of the sentences in batches, longest first, so that memory is known early.
   *
   * @param sources without the empty ones, which are in no batch
   * @param most tokens of a batch: rows times the longest, filling included; one sentence is always
   *     allowed
   * @param threads that share the batches: there is one for each, if there are as many sentences
   */
  static List<int[]> of(List<int[]> sources, int most, int threads) {
    List<Integer> order =
        IntStream.range(0, sources.size())
            .filter(i -> sources.get(i).length > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -sources.get(i).length))
            .toList();
    int share = Math.ceilDiv(order.size(), threads);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); ) {
      int longest = sources.get(order.get(from)).length;
      int rows = Math.clamp(most / longest, 1, share);
      List<Integer> batch = order.subList(from, Math.min(from + rows, order.size()));
      batches.add(batch.stream().mapToInt(Integer::intValue).toArray());
      from += batch.size();
    }
    return batches;
  }
}
