package dev.firth.corpora;

import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * The statistics of one part of a corpus, in a form that can be joined with those of the other
 * parts: sums, counts of types, hashes of lines. Equal types have equal keys in all parts, and
 * equal lines equal hashes, so counts of a key add up and hashes unite; {@link CorpusStats#ofParts}
 * then gives what {@link CorpusStats#of} gives for the whole.
 *
 * <p>Memory: 32 to 64 bytes for each type of the part and up to 32 for each different line.
 */
public final class PartStats {
  private final PartTotals totals;
  private final TypeCounts types;
  private final LineHashes hashes;

  private PartStats(PartTotals totals, TypeCounts types, LineHashes hashes) {
    this.totals = totals;
    this.types = types;
    this.hashes = hashes;
  }

  /** Takes the types of a part, one a call. */
  @FunctionalInterface
  public interface TypeConsumer {
    /**
     * One type.
     *
     * @param low first half of the key
     * @param high second half of the key; never 0
     * @param count how often it occurs in the part
     */
    void accept(long low, long high, long count);
  }

  /**
   * Reads a part once, on the calling thread.
   *
   * @param part whole lines of one file, or all of a packed one; {@link Corpus#ofPart} opens them
   * @throws dev.firth.runs.BadInputException if it is damaged, or, in a strict corpus, not UTF-8
   */
  public static PartStats of(Corpus part) throws IOException {
    if (part.files().size() != 1) {
      throw new IllegalArgumentException("a part is of one file, not of " + part.files().size());
    }
    var types = new TypeCounts();
    var hashes = new LineHashes(Integer.MAX_VALUE);
    var lines = new LineTotals();
    for (Split split : part.splits(Long.MAX_VALUE)) {
      var stats = new SplitStats(types, hashes);
      try (TextReader reader = part.open(split)) {
        while (reader.next()) {
          stats.add(reader);
        }
        stats.end(reader);
      }
      lines.add(split, stats);
    }
    return new PartStats(lines.ofPart(part.bytes(), hashes.lines()), types, hashes);
  }

  /** The sums. */
  public PartTotals totals() {
    return totals;
  }

  /** Number of different tokens. */
  public int types() {
    return types.size();
  }

  /** Gives all types with their counts, in no order. */
  public void forEachType(TypeConsumer consumer) {
    types.forEach(consumer);
  }

  /** Number of different lines among those that are compared. */
  public long differentLines() {
    return hashes.lines() - hashes.duplicates();
  }

  /** Gives the hashes of the different lines, each once, in no order. */
  public void forEachLine(LongConsumer consumer) {
    hashes.forEach(consumer);
  }
}
