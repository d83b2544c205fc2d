package dev.firth.eval.language.train;

import dev.firth.runs.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How an n-gram model is trained.
 *
 * @param order words of the longest n-grams, from 1 to {@value #HIGHEST_ORDER}
 * @param smoothing for n-grams that were not seen
 * @param k what {@link Smoothing#ADD_K} adds to every count, above 0
 * @param prune n-grams that occur no more often are left out: a threshold for each order from 1 on,
 *     not falling; the last one holds for all higher orders; none for no pruning. Kneser-Ney only
 * @param limitVocabulary n-grams with other words are left out; empty for no limit. Kneser-Ney only
 * @param discountFallback used for orders whose Kneser-Ney discounts cannot be computed; without,
 *     that is an error
 * @param skipMarks {@code <s>}, {@code </s>} and {@code <unk>} in the text are passed over;
 *     without, they are an error
 * @param memoryBytes bound on the memory of the work, beside what Java itself needs; what does not
 *     fit goes to temporary files
 * @param threads never change the result
 */
public record NgramTrainingOptions(
    int order,
    Smoothing smoothing,
    double k,
    List<Long> prune,
    Optional<Set<String>> limitVocabulary,
    Optional<Discounts> discountFallback,
    boolean skipMarks,
    long memoryBytes,
    int threads) {
  /** Longer n-grams than this are refused. */
  public static final int HIGHEST_ORDER = 16;

  /** The smallest bound on memory that can be asked for: 8 MiB. */
  public static final long LEAST_MEMORY = 8L << 20;

  /**
   * Checks the values.
   *
   * @throws UsageException if a value is out of its range, or does not go with the smoothing
   */
  public NgramTrainingOptions {
    prune = List.copyOf(prune);
    limitVocabulary = limitVocabulary.map(Set::copyOf);
    check(order >= 1 && order <= HIGHEST_ORDER, "order", order, "from 1 to " + HIGHEST_ORDER);
    check(k > 0 && k < Double.POSITIVE_INFINITY, "k", k, "above 0");
    check(memoryBytes >= LEAST_MEMORY, "memory", memoryBytes, "at least " + LEAST_MEMORY);
    check(threads >= 1, "threads", threads, "1 or more");
    checkPruning(prune, order);
    boolean prunes = limitVocabulary.isPresent() || prune.stream().anyMatch(t -> t > 0);
    if (prunes && smoothing != Smoothing.KNESER_NEY) {
      throw new UsageException(
          smoothing.label() + " has nowhere to put the mass of pruned n-grams: use kneser-ney");
    }
  }

  /** A trigram model with Kneser-Ney smoothing, in 1 GiB, one thread for each processor. */
  public static NgramTrainingOptions defaults() {
    return new NgramTrainingOptions(
        3,
        Smoothing.KNESER_NEY,
        1,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        1L << 30,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same with another order. */
  public NgramTrainingOptions withOrder(int value) {
    return new NgramTrainingOptions(
        value,
        smoothing,
        k,
        prune,
        limitVocabulary,
        discountFallback,
        skipMarks,
        memoryBytes,
        threads);
  }

  /** The same with another smoothing; {@code value} is k, of no use to Kneser-Ney. */
  public NgramTrainingOptions withSmoothing(Smoothing other, double value) {
    return new NgramTrainingOptions(
        order,
        other,
        value,
        prune,
        limitVocabulary,
        discountFallback,
        skipMarks,
        memoryBytes,
        threads);
  }

  /** The same with other thresholds. */
  public NgramTrainingOptions withPrune(List<Long> thresholds) {
    return new NgramTrainingOptions(
        order,
        smoothing,
        k,
        thresholds,
        limitVocabulary,
        discountFallback,
        skipMarks,
        memoryBytes,
        threads);
  }

  /** The same with only these words. */
  public NgramTrainingOptions withLimitVocabulary(Set<String> words) {
    return new NgramTrainingOptions(
        order,
        smoothing,
        k,
        prune,
        Optional.of(words),
        discountFallback,
        skipMarks,
        memoryBytes,
        threads);
  }

  /** The same with discounts for orders that have none of their own. */
  public NgramTrainingOptions withDiscountFallback(Discounts fallback) {
    return new NgramTrainingOptions(
        order,
        smoothing,
        k,
        prune,
        limitVocabulary,
        Optional.of(fallback),
        skipMarks,
        memoryBytes,
        threads);
  }

  /** The same, passing over marks in the text or not. */
  public NgramTrainingOptions withSkipMarks(boolean skip) {
    return new NgramTrainingOptions(
        order, smoothing, k, prune, limitVocabulary, discountFallback, skip, memoryBytes, threads);
  }

  /** The same with another bound on memory. */
  public NgramTrainingOptions withMemoryBytes(long bytes) {
    return new NgramTrainingOptions(
        order, smoothing, k, prune, limitVocabulary, discountFallback, skipMarks, bytes, threads);
  }

  /** The same with another number of threads. */
  public NgramTrainingOptions withThreads(int count) {
    return new NgramTrainingOptions(
        order,
        smoothing,
        k,
        prune,
        limitVocabulary,
        discountFallback,
        skipMarks,
        memoryBytes,
        count);
  }

  /** The threshold of each order. */
  List<Long> thresholds() {
    return IntStream.range(0, order)
        .mapToObj(i -> prune.isEmpty() ? 0L : prune.get(Math.min(i, prune.size() - 1)))
        .toList();
  }

  private static void checkPruning(List<Long> prune, int order) {
    check(prune.size() <= order, "prune", prune, "at most " + order + " thresholds");
    long before = 0;
    for (long threshold : prune) {
      // Else the end of an n-gram could be missing, which readers of ARPA files rely on.
      check(threshold >= before, "prune", prune, "0 or more, and never falling with the order");
      before = threshold;
    }
  }

  private static void check(boolean good, String option, Object value, String allowed) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + allowed);
    }
  }
}
