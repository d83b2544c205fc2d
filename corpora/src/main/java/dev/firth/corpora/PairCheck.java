package dev.firth.corpora;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Looks through a parallel corpus of two sides for pairs that are not fit for training, and writes
 * the others where that is wanted. One pass; memory is bounded by the pairs remembered for
 * comparison (up to 270 MB).
 */
public final class PairCheck {
  /** Different pairs that repetitions are looked for of. */
  public static final int REMEMBERED = 1 << 24;

  private static final long SOURCE_SEED = 0x243F6A8885A308D3L;
  private static final int REPORT_EVERY = 4096;

  private final ParallelCorpus corpus;
  private final PairRules rules;
  private final int remembered;
  private final SideCounts source;
  private final SideCounts target;
  private final LongOpenHashSet seen = new LongOpenHashSet();

  private long kept;
  private long emptyPairs;
  private long tooLong;
  private long uneven;
  private long duplicates;
  private long identical;
  private long damaged;
  private boolean exact = true;

  PairCheck(ParallelCorpus corpus, PairRules rules, int remembered) {
    if (corpus.sides() != 2) {
      throw new IllegalArgumentException("pairs have two sides, not " + corpus.sides());
    }
    this.corpus = corpus;
    this.rules = rules;
    this.remembered = remembered;
    this.source = new SideCounts(0, rules.unit());
    this.target = new SideCounts(1, rules.unit());
  }

  /**
   * Counts.
   *
   * @throws dev.firth.runs.BadInputException if the sides are not parallel, empty or damaged: see
   *     {@link ParallelReader#next}
   */
  public static PairStats of(ParallelCorpus corpus, PairRules rules, Progress progress)
      throws IOException {
    return new PairCheck(corpus, rules, REMEMBERED)
        .run(progress, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }

  /**
   * Counts, and writes the pairs without a fault to two files, a line each. The files are whole or
   * absent.
   *
   * @throws IOException as {@link #of}, and if a file cannot be written
   */
  public static PairStats clean(
      ParallelCorpus corpus, PairRules rules, Path source, Path target, Progress progress)
      throws IOException {
    var check = new PairCheck(corpus, rules, REMEMBERED);
    var stats = new PairStats[1];
    AtomicFile.write(
        source,
        sources ->
            AtomicFile.write(target, targets -> stats[0] = check.run(progress, sources, targets)));
    return stats[0];
  }

  PairStats run(Progress progress, OutputStream sources, OutputStream targets) throws IOException {
    try (ParallelReader reader = corpus.open();
        var task = progress.start("reading pairs", "bytes", corpus.bytes())) {
      while (reader.next()) {
        source.measure(reader);
        target.measure(reader);
        if (isFit(reader)) {
          kept++;
          writeLine(reader, 0, sources);
          writeLine(reader, 1, targets);
        }
        if (reader.line() % REPORT_EVERY == 0) {
          task.done(reader.bytesRead());
        }
      }
      task.done(corpus.bytes());
      return stats(reader);
    }
  }

  /** Looks for every fault, so that each is counted. */
  private boolean isFit(ParallelReader reader) {
    boolean isEmpty = source.isEmpty() || target.isEmpty();
    boolean isCut = reader.isCut(0) || reader.isCut(1);
    boolean isLong =
        isCut || source.length() > rules.maxLength() || target.length() > rules.maxLength();
    boolean isUneven =
        !isEmpty
            && !isCut
            && Math.max(source.length(), target.length())
                > rules.maxRatio() * Math.min(source.length(), target.length());
    boolean isDuplicate = !isCut && isDuplicate(reader);
    boolean isIdentical = !isEmpty && !isCut && areSidesEqual(reader);
    boolean isDamaged = source.isDamaged() || target.isDamaged();
    emptyPairs += isEmpty ? 1 : 0;
    tooLong += isLong ? 1 : 0;
    uneven += isUneven ? 1 : 0;
    duplicates += isDuplicate ? 1 : 0;
    identical += isIdentical ? 1 : 0;
    damaged += isDamaged ? 1 : 0;
    return !(isEmpty || isLong || isUneven || isDuplicate || isIdentical || isDamaged);
  }

  private boolean isDuplicate(ParallelReader reader) {
    long hash = hash(reader, 1, hash(reader, 0, SOURCE_SEED));
    if (seen.contains(hash)) {
      return true;
    }
    if (seen.size() < remembered) {
      seen.add(hash);
    } else {
      exact = false;
    }
    return false;
  }

  private static long hash(ParallelReader reader, int side, long seed) {
    return ByteHash.of(reader.buffer(side), reader.offset(side), reader.length(side), seed);
  }

  private static boolean areSidesEqual(ParallelReader reader) {
    return Arrays.equals(
        reader.buffer(0),
        reader.offset(0),
        reader.offset(0) + reader.length(0),
        reader.buffer(1),
        reader.offset(1),
        reader.offset(1) + reader.length(1));
  }

  private static void writeLine(ParallelReader reader, int side, OutputStream out)
      throws IOException {
    out.write(reader.buffer(side), reader.offset(side), reader.length(side));
    out.write('\n');
  }

  private PairStats stats(ParallelReader reader) {
    return new PairStats(
        reader.line(),
        kept,
        emptyPairs,
        tooLong,
        uneven,
        duplicates,
        exact,
        identical,
        damaged,
        List.of(source.stats(reader, corpus.name(0)), target.stats(reader, corpus.name(1))));
  }
}
