package dev.firth.corpora;

import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
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
}
