package dev.firth.eval.language.train;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The way from numbered text to an ARPA file: the n-grams of the highest order are counted, the
 * adjusted counts of all orders follow from them in one reading, then from the highest order down
 * each is sorted by context once, with the backoff weights that the order above gives it; then from
 * the lowest order up the probabilities are computed and written.
 */
final class Estimation {
  private final NgramTrainingOptions options;
  private final ModelWords words;
  private final NgramMemory memory;
  private final RecordStore store;
  private final int highest;

  /** By length. */
  private final NgramLayout[] layouts;

  private final OrderCounts[] counts;
  private final Unigrams unigrams;

  Estimation(
      NgramTrainingOptions options, ModelWords words, NgramMemory memory, RecordStore store) {
    this.options = options;
    this.words = words;
    this.memory = memory;
    this.store = store;
    this.highest = options.order();
    this.layouts = new NgramLayout[highest + 1];
    this.counts = new OrderCounts[highest + 1];
    for (int length = 1; length <= highest; length++) {
      layouts[length] = new NgramLayout(length, words.size());
      counts[length] = new OrderCounts();
    }
    this.unigrams = new Unigrams(words.size());
  }

  /** Trains and writes; what is returned describes the orders from 1. */
  List<NgramTraining.Order> run(IdCorpus ids, BitSet skipped, Path out, Progress progress)
      throws IOException {
    SortedRecords counted = count(ids, skipped, progress);
    collectGarbage();
    SortedRecords[] ngrams = adjust(counted, progress);
    collectGarbage();
    var orders = new ArrayList<NgramTraining.Order>();
    for (int order = 1; order <= highest; order++) {
      orders.add(describe(order));
    }
    Estimator estimator = estimator(orders);
    sortByContext(ngrams, estimator, progress);
    collectGarbage();
    AtomicFile.write(out, file -> write(ngrams, estimator, file, progress));
    return orders;
  }

  /**
   * The sorting buffers of a step are dead at its end, but a collector would rather let the heap
   * grow than look for them: the process would take twice the memory that it was allowed.
   */
  private static void collectGarbage() {
    System.gc();
  }

  private SortedRecords count(IdCorpus ids, BitSet skipped, Progress progress) throws IOException {
    try (var task = progress.start("counting n-grams", "tokens", ids.length())) {
      var sorter = RecordSorter.counting(layouts[highest], store, memory.countingRecords());
      new NgramCounter(ids, highest, skipped).count(sorter, options.threads(), task);
      return sorter.finish();
    }
  }

  /** By length: the highest order by context, those below from the last word to the first. */
  private SortedRecords[] adjust(SortedRecords counted, Progress progress) throws IOException {
    var shorter = new RecordRunWriter[highest];
    for (int length = 2; length < highest; length++) {
      shorter[length] = new RecordRunWriter(store, layouts[length].longs() + 1);
    }
    var sorter =
        RecordSorter.ofValues(
            layouts[highest], store, memory.sortingRecords(layouts[highest], counted.records()));
    try (var appender = sorter.appender();
        var task = progress.start("adjusting counts", "n-grams", counted.records())) {
      new CountAdjuster(pruning(), unigrams, layouts, shorter, appender, counts)
          .run(counted.open(), task);
    }
    counted.release();
    var ngrams = new SortedRecords[highest + 1];
    for (int length = 2; length < highest; length++) {
      ngrams[length] = new SortedRecords(layouts[length], List.of(shorter[length].finish()), false);
    }
    ngrams[highest] = sorter.finish();
    return ngrams;
  }

  private Pruning pruning() {
    return new Pruning(
        options.thresholds(), options.limitVocabulary().map(words::except).orElseGet(BitSet::new));
  }

  private NgramTraining.Order describe(int order) throws BadInputException {
    long[] withCount = counts[order].withCount();
    Discounts own = null;
    boolean fallback = false;
    if (options.smoothing() == Smoothing.KNESER_NEY) {
      try {
        own = Discounts.of(order, withCount[1], withCount[2], withCount[3], withCount[4]);
      } catch (BadInputException e) {
        own = options.discountFallback().orElse(null);
        fallback = true;
        if (own == null) {
          throw e;
        }
      }
    }
    return new NgramTraining.Order(
        counts[order].kept(),
        counts[order].all(),
        Arrays.stream(withCount).boxed().toList(),
        Optional.ofNullable(own),
        fallback);
  }

  private Estimator estimator(List<NgramTraining.Order> orders) {
    return switch (options.smoothing()) {
      case KNESER_NEY ->
          new KneserNeyEstimator(
              orders.stream().map(order -> order.discounts().orElseThrow()).toList());
      case ADD_K -> new AddKEstimator(highest, options.k(), predictedWords());
      case LAPLACE -> new AddKEstimator(highest, 1, predictedWords());
    };
  }

  /** All single words of the model but {@code <s>}. */
  private long predictedWords() {
    return counts[1].kept() - 1;
  }

  private void sortByContext(SortedRecords[] ngrams, Estimator estimator, Progress progress)
      throws IOException {
    var backoffs = new Backoffs(estimator);
    try (var task = progress.start("sorting by context", "orders", highest)) {
      for (int length = highest - 1; length >= 2; length--) {
        var backwards = ngrams[length];
        var sorter =
            RecordSorter.ofValues(
                layouts[length],
                store,
                memory.sortingRecords(layouts[length], backwards.records()));
        ngrams[length] = backoffs.join(ngrams[length + 1], backwards, sorter);
        backwards.release();
        task.done(highest - length);
      }
      if (highest > 1) {
        backoffs.ofUnigrams(ngrams[2], unigrams);
      }
      task.done(highest);
    }
  }

  private void write(
      SortedRecords[] ngrams, Estimator estimator, OutputStream file, Progress progress)
      throws IOException {
    List<Long> kept = Arrays.stream(counts).skip(1).map(OrderCounts::kept).toList();
    long all = kept.stream().mapToLong(Long::longValue).sum();
    try (var task = progress.start("writing the model", "n-grams", all);
        var out = new ArpaWriter(file, words, highest, options.threads())) {
      out.header(kept);
      var interpolation = new Interpolation(estimator, unigrams, out, store);
      interpolation.unigrams(1f / predictedWords());
      SortedRecords below = null;
      for (int length = 2; length <= highest; length++) {
        var probabilities = interpolation.order(ngrams[length], below, length < highest, task);
        ngrams[length].release();
        if (below != null) {
          below.release();
        }
        below = probabilities;
      }
      out.footer();
      if (out.written() != all) {
        throw new IllegalStateException(out.written() + " n-grams written instead of " + all);
      }
    }
  }
}
