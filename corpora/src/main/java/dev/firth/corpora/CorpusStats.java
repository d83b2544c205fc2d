package dev.firth.corpora;

import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a corpus consists of. Text means what {@link dev.firth.corpora.text.TextReader} delivers:
 * unpacked, valid UTF-8. The result is the same for any number of threads.
 *
 * <p>Memory: 32 to 50 bytes for each type and thread, twice that for a moment while a table grows,
 * and up to 260 MB for the lines. Types are told apart by their bytes, or, above 15 bytes, by 120
 * bits of hash; a mix-up among 10^8 types has a chance of 10^-20.
 *
 * @param bytes stored bytes (compressed files as they lie on disk)
 * @param lines lines, empty ones included
 * @param emptyLines lines without a byte
 * @param tokens runs of bytes other than white space (space, tab, LF, VT, FF, CR); a run of more
 *     than {@link dev.firth.corpora.text.TextReader#MAX_PIECE} bytes counts as several
 * @param types different tokens
 * @param hapaxes types that occur once
 * @param coverageByTypes share of the tokens (0 to 1) that the most frequent 1000, 10,000, 30,000
 *     and 100,000 types make up, by that number
 * @param typesMinCount5 types that occur at least 5 times
 * @param coverageMinCount5 share of the tokens that those make up
 * @param longestLine the line of most bytes, the first one of them; absent if there is no line
 * @param brokenBytes bytes that were no UTF-8 and became U+FFFD
 * @param duplicateLines lines that are not empty and equal an earlier one. Lines are compared by 64
 *     bits of hash (a chance of 10^-5 that one pair among 16 million different lines is mixed up);
 *     lines above {@link dev.firth.corpora.text.TextReader#MAX_PIECE} bytes are not compared
 * @param duplicateLinesExact false if there are more than about 16 million different lines; {@code
 *     duplicateLines} is then an estimate from a sample of them chosen by hash, with a relative
 *     standard error of about one in the root of the duplicates in the sample: usually below 0.1 %
 */
public record CorpusStats(
    long bytes,
    long lines,
    long emptyLines,
    long tokens,
    long types,
    long hapaxes,
    SequencedMap<Integer, Double> coverageByTypes,
    long typesMinCount5,
    double coverageMinCount5,
    Optional<LongestLine> longestLine,
    long brokenBytes,
    long duplicateLines,
    boolean duplicateLinesExact) {
  private static final int[] TOP_TYPES = {1_000, 10_000, 30_000, 100_000};
  private static final int MIN_COUNT = 5;

  /**
   * A line.
   *
   * @param bytes its length without the line end
   * @param file where it is
   * @param number which line of that file, from 1
   */
  public record LongestLine(long bytes, Path file, long number) {}

  public CorpusStats {
    coverageByTypes = Collections.unmodifiableSequencedMap(coverageByTypes);
  }

  /**
   * Reads the corpus once.
   *
   * @throws dev.firth.runs.BadInputException if a file is damaged, or, in a strict corpus, not
   *     UTF-8
   */
  public static CorpusStats of(Corpus corpus, int threads, Progress progress) throws IOException {
    return new StatsCollector(corpus).collect(threads, progress);
  }

  /**
   * Joins what {@link PartStats} found in the parts of a corpus: the result is that of {@link #of}
   * for the whole. Above about 16 million different lines, where {@link #of} estimates, {@code
   * duplicateLines} is exact here.
   *
   * @param parts sums of the parts in the order of the text; together all lines of all files
   * @param typesByCount how many types occur how often, once the counts of all parts are added up:
   *     number of types by count, without zeros
   * @param differentLines number of different line hashes of all parts together
   * @throws IllegalArgumentException if the numbers cannot be of one text: the tokens of the types
   *     are not those of the parts, or there are more different lines than lines
   */
  public static CorpusStats ofParts(
      List<CorpusPart> parts, Map<Long, Long> typesByCount, long differentLines) {
    var totals = new LineTotals();
    long bytes = 0;
    long compared = 0;
    for (CorpusPart part : parts) {
      totals.add(part);
      bytes += part.totals().bytes();
      compared += part.totals().comparedLines();
    }
    var histogram = CountHistogram.of(typesByCount);
    if (histogram.tokens() != totals.tokens() || differentLines > compared) {
      throw new IllegalArgumentException(
          "types of %d tokens and %d different lines are not of parts with %d tokens and %d lines"
              .formatted(histogram.tokens(), differentLines, totals.tokens(), compared));
    }
    return of(bytes, totals, histogram, compared - differentLines, true);
  }

  static CorpusStats of(
      long bytes, LineTotals totals, CountHistogram histogram, long duplicates, boolean exact) {
    var coverage = new LinkedHashMap<Integer, Double>();
    for (int top : TOP_TYPES) {
      coverage.put(top, share(histogram.tokensOfTop(top), totals.tokens()));
    }
    return new CorpusStats(
        bytes,
        totals.lines(),
        totals.emptyLines(),
        totals.tokens(),
        histogram.types(),
        histogram.types() - histogram.typesFrom(2),
        coverage,
        histogram.typesFrom(MIN_COUNT),
        share(histogram.tokensFrom(MIN_COUNT), totals.tokens()),
        totals.longest(),
        totals.brokenBytes(),
        duplicates,
        exact);
  }

  private static double share(long part, long tokens) {
    return tokens == 0 ? 0 : (double) part / tokens;
  }
}
