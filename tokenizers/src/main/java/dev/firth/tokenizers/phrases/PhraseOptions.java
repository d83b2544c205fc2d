package dev.firth.tokenizers.phrases;

import dev.firth.runs.UsageException;
import java.util.List;

/**
 * How phrases are learned.
 *
 * @param scorer default {@link PhraseScorer#WORD2PHRASE}
 * @param minCount words and pairs seen less often make no phrase; default 5, as in word2phrase.c
 * @param thresholds of each pass: pairs with a larger score are joined; the second pass makes
 *     phrases of phrases; default one pass with 100, as in word2phrase.c
 * @param delimiter stands between joined words; default {@code _}
 * @param acrossLines whether the last word of a line and the first of the next are counted as a
 *     pair, as word2phrase.c does although it joins no such pair; default false
 * @param memoryBytes bound on the memory of counting pairs, kept by reading the text's ids several
 *     times; words are counted beside; default 1 GiB
 * @param threads default: the processors; the result does not depend on it
 */
public record PhraseOptions(
    PhraseScorer scorer,
    long minCount,
    List<Double> thresholds,
    String delimiter,
    boolean acrossLines,
    long memoryBytes,
    int threads) {

  public PhraseOptions {
    thresholds = List.copyOf(thresholds);
    if (minCount < 1) {
      throw new UsageException("--min-count must be 1 or more, not " + minCount);
    }
    if (thresholds.isEmpty() || thresholds.stream().anyMatch(t -> t.isNaN())) {
      throw new UsageException("--threshold takes a number for each pass, not " + thresholds);
    }
    if (delimiter.isEmpty() || delimiter.chars().anyMatch(c -> c <= ' ')) {
      throw new UsageException("--delimiter must be one or more characters without white space");
    }
    if (memoryBytes < 1 << 20) {
      throw new UsageException("--memory must be 1m or more, not " + memoryBytes);
    }
    if (threads < 1 || threads > 1024) {
      throw new UsageException("--threads must be 1 to 1024, not " + threads);
    }
  }

  public static PhraseOptions defaults() {
    return new PhraseOptions(
        PhraseScorer.WORD2PHRASE,
        5,
        List.of(PhraseScorer.WORD2PHRASE.defaultThreshold()),
        "_",
        false,
        1L << 30,
        Runtime.getRuntime().availableProcessors());
  }

  /** Another scorer with thresholds that fit it, one for each pass. */
  public PhraseOptions withScorer(PhraseScorer other, List<Double> fitting) {
    return new PhraseOptions(
        other, minCount, fitting, delimiter, acrossLines, memoryBytes, threads);
  }

  public PhraseOptions withThresholds(List<Double> ofPasses) {
    return withScorer(scorer, ofPasses);
  }

  public PhraseOptions withMinCount(long count) {
    return new PhraseOptions(
        scorer, count, thresholds, delimiter, acrossLines, memoryBytes, threads);
  }

  public PhraseOptions withDelimiter(String between) {
    return new PhraseOptions(
        scorer, minCount, thresholds, between, acrossLines, memoryBytes, threads);
  }

  public PhraseOptions withAcrossLines(boolean across) {
    return new PhraseOptions(scorer, minCount, thresholds, delimiter, across, memoryBytes, threads);
  }

  public PhraseOptions withMemoryBytes(long bytes) {
    return new PhraseOptions(scorer, minCount, thresholds, delimiter, acrossLines, bytes, threads);
  }

  public PhraseOptions withThreads(int number) {
    return new PhraseOptions(
        scorer, minCount, thresholds, delimiter, acrossLines, memoryBytes, number);
  }
}
