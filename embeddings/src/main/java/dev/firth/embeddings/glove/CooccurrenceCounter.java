package dev.firth.embeddings.glove;

import dev.firth.runs.Progress;
import dev.firth.runs.ScratchFile;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Counts which words of a text stand near which, as GloVe's {@code cooccur} does (Pennington et al.
 * 2014): each word that is at most {@code window} places away on the same line counts 1/distance,
 * or 1.
 *
 * <p>The positions of each word are brought together, and its row is added up in an array as long
 * as the vocabulary. A text that does not fit into the memory allowed is counted in parts; each
 * part's counts are spilled to the disk, sorted and compressed, and added up while they are read.
 * Counts are sums of whole numbers, so the result depends neither on the threads nor on the parts.
 * For windows up to 22 they are exact and rounded once, where cooccur rounds after each addition.
 */
public final class CooccurrenceCounter {
  /** Positions of a part are ints, with room for the words around it. */
  private static final long LARGEST_PART = 1 << 30;

  private static final long SMALLEST_PART = 1 << 12;

  /** More pairs than this are not gathered in memory at a time when a file is written. */
  private static final long FILE_PAIRS = 1 << 20;

  /** Bytes a pair takes in a spilled part; two to three for the context and the count each. */
  private static final int SPILL_BYTES = 6;

  private final Vocabulary vocabulary;
  private final IdCorpus ids;

  /** Ids that are counted, from the first. */
  private final long length;

  private final CooccurrenceOptions options;
  private final PairBounds bounds;
  private final DistanceUnits units;

  /**
   * @throws IllegalArgumentException if the ids were not made with this vocabulary
   */
  public CooccurrenceCounter(Vocabulary vocabulary, IdCorpus ids, CooccurrenceOptions options) {
    this(
        vocabulary,
        ids,
        ids.length(),
        options,
        new DistanceUnits(options.window(), options.distanceWeighting(), ids.tokens()));
  }

  private CooccurrenceCounter(
      Vocabulary vocabulary,
      IdCorpus ids,
      long length,
      CooccurrenceOptions options,
      DistanceUnits units) {
    if (!ids.matches(vocabulary)) {
      throw new IllegalArgumentException("the ids were made with another vocabulary");
    }
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.length = length;
    this.options = options;
    this.bounds = PairBounds.of(vocabulary, options);
    this.units = units;
  }

  /** Counts only so many ids at the head of the text. */
  CooccurrenceCounter head(long length) {
    return new CooccurrenceCounter(vocabulary, ids, length, options, units);
  }

  /** Counts in the units of a larger text that this one is a part of. */
  CooccurrenceCounter withUnits(DistanceUnits wholeText) {
    return new CooccurrenceCounter(vocabulary, ids, length, options, wholeText);
  }

  /**
   * What counting for training takes at most.
   *
   * @throws UsageException if it cannot be done within the memory allowed
   */
  public CooccurrenceEstimate estimate() {
    Strata strata = Strata.dealt(vocabulary.size(), 0);
    var plan = new Plan(strata, PairBlocks.BYTES_A_PAIR);
    return new CooccurrenceEstimate(
        bounds.ofAll(),
        plan.parts(),
        plan.memoryBytes(),
        plan.spillBytes(),
        bounds.ofAll() * PairBlocks.BYTES_A_PAIR);
  }

  /**
   * Counts and writes GloVe's co-occurrence file: all pairs ordered by word and context, see {@link
   * CooccurrenceFile}. The file is whole or absent; temporary files lie beside it.
   *
   * @return the number of pairs
   */
  public long write(Path file, Progress progress) throws IOException {
    Strata strata = fileStrata(vocabulary, options);
    return CooccurrenceFile.writeRows(
        file,
        units,
        sinks -> count(strata, CooccurrenceFile.BYTES_A_RECORD, sinks, folderOf(file), progress));
  }

  /**
   * The words in the order of a file. A thread may gather a stratum's pairs before they are
   * written: a tenth of the memory for all threads.
   */
  static Strata fileStrata(Vocabulary vocabulary, CooccurrenceOptions options) {
    long share = options.memoryBytes() / 10 / options.threads() / CooccurrenceFile.BYTES_A_RECORD;
    long pairs = Math.clamp(share * 2 / 5, 1, FILE_PAIRS);
    return Strata.inOrder(PairBounds.of(vocabulary, options), pairs);
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().getParent();
  }

  /** What a count in units is, see {@link DistanceUnits}. */
  DistanceUnits units() {
    return units;
  }

  int vocabularySize() {
    return vocabulary.size();
  }

  /**
   * Counts all rows.
   *
   * @param sinkBytes bytes of memory that a sink needs for each pair of a stratum
   * @param sinks makes the sink of each thread
   * @param folder for temporary files
   */
  void count(Strata strata, int sinkBytes, Supplier<RowSink> sinks, Path folder, Progress progress)
      throws IOException {
    var plan = new Plan(strata, sinkBytes);
    try (var workers = new Workers(options.threads(), "co-occurrences")) {
      if (plan.parts() == 1) {
        try (var task = progress.start("count pairs", "words", vocabulary.size())) {
          var part = emptyPart(plan);
          part.load(0, length);
          rows(workers, strata, worker -> part, sinks, task);
        }
      } else {
        countInParts(workers, plan, strata, sinks, folder, progress);
      }
    }
  }

  private void countInParts(
      Workers workers,
      Plan plan,
      Strata strata,
      Supplier<RowSink> sinks,
      Path folder,
      Progress progress)
      throws IOException {
    try (var file = ScratchFile.in(folder)) {
      var runs = new ArrayList<SpillRun>();
      var part = emptyPart(plan);
      for (int i = 0; i < plan.parts(); i++) {
        String name = "count part " + (i + 1) + " of " + plan.parts();
        try (var task = progress.start(name, "words", vocabulary.size())) {
          long from = i * plan.partIds();
          part.load(from, Math.min(length, from + plan.partIds()));
          var run = new SpillRun(file, strata.count());
          rows(workers, strata, worker -> part, run::writer, task);
          runs.add(run);
        }
      }
      try (var task = progress.start("merge parts", "words", vocabulary.size())) {
        rows(workers, strata, worker -> new MergedRuns(runs), sinks, task);
      }
    }
  }

  private GroupedPositions emptyPart(Plan plan) {
    return new GroupedPositions(ids, plan.partIds(), options, units.byDistance());
  }

  private void rows(
      Workers workers,
      Strata strata,
      IntFunction<RowSource> sources,
      Supplier<RowSink> sinks,
      Progress.Task task)
      throws IOException {
    var counters = new ArrayList<StratumCounter>();
    for (int i = 0; i < workers.threads(); i++) {
      counters.add(new StratumCounter(strata, sources.apply(i), sinks.get()));
    }
    workers.share(
        strata.count(),
        (worker, stratum) -> {
          counters.get(worker).count(stratum);
          task.done((long) stratum * strata.vocabulary() / strata.count());
        });
  }

  /** Several runs added up. */
  private static final class MergedRuns implements RowSource {
    private final List<RowSource> readers;

    MergedRuns(List<SpillRun> runs) {
      readers = runs.stream().map(SpillRun::reader).toList();
    }

    @Override
    public void begin(int stratum) throws IOException {
      for (var reader : readers) {
        reader.begin(stratum);
      }
    }

    @Override
    public void add(int word, DenseRow row) throws IOException {
      for (var reader : readers) {
        reader.add(word, row);
      }
    }
  }

  /** How the memory allowed is used. */
  private final class Plan {
    private final long fixedBytes;
    private final long partIds;
    private final long mostPairs;

    Plan(Strata strata, int sinkBytes) {
      mostPairs = strata.mostPairs(bounds);
      int threads = Math.min(options.threads(), strata.count());
      // Growing arrays take up to half as much again, and both are there while one is copied.
      long sink = mostPairs * Math.max(sinkBytes, SPILL_BYTES) * 5 / 2;
      fixedBytes = 20L * vocabulary.size() + threads * (DenseRow.bytes(vocabulary.size()) + sink);
      long left = options.memoryBytes() - fixedBytes;
      long fits = left / GroupedPositions.BYTES_AN_ID - 2L * options.window() - 2;
      if (fits < Math.min(SMALLEST_PART, length)) {
        throw tooLittle();
      }
      partIds = Math.clamp(length, 1, Math.min(fits, LARGEST_PART));
      if (parts() > 1 && (long) threads * parts() * SpillRun.readBytes() > left) {
        throw tooLittle();
      }
    }

    private UsageException tooLittle() {
      long parts = Math.max(fixedBytes, length * GroupedPositions.BYTES_AN_ID / 64);
      return new UsageException(
          String.format(
              Locale.ROOT,
              "--memory of %,d MB is too little to count %,d words with %d thread(s): give %dm or"
                  + " more, or fewer --threads",
              options.memoryBytes() >> 20,
              vocabulary.size(),
              options.threads(),
              ((fixedBytes + parts) >> 20) + 1));
    }

    long partIds() {
      return partIds;
    }

    int parts() {
      return Math.toIntExact(Math.max(1, (length + partIds - 1) / partIds));
    }

    long memoryBytes() {
      return fixedBytes + partIds * GroupedPositions.BYTES_AN_ID;
    }

    long spillBytes() {
      return parts() == 1 ? 0 : bounds.ofAll() * SPILL_BYTES;
    }
  }
}
