package dev.firth.corpora;

import dev.firth.corpora.text.Split;
import java.nio.file.Path;
import java.util.Optional;

/** Joins the lines of the splits, in the order of the text. */
final class LineTotals {
  private long lines;
  private long emptyLines;
  private long tokens;
  private long brokenBytes;
  private Path file;
  private long linesOfFile;
  private long openBytes;
  private boolean open;
  private Optional<CorpusStats.LongestLine> longest = Optional.empty();

  void add(Split split, SplitStats stats) {
    if (split.start() == 0) {
      file = split.file();
      linesOfFile = 0;
    }
    tokens += stats.tokens();
    brokenBytes += stats.brokenBytes();
    if (stats.lines() > 0) {
      addFirstLine(stats);
      addOtherLines(stats);
      open = false;
      openBytes = 0;
    }
    open |= stats.isOpen();
    openBytes += stats.openBytes();
  }

  /** A part of whole lines, such as {@link #ofPart} made of its splits. */
  void add(CorpusPart part) {
    PartTotals totals = part.totals();
    if (part.beginsFile() || !part.file().equals(file)) {
      file = part.file();
      linesOfFile = 0;
    }
    tokens += totals.tokens();
    brokenBytes += totals.brokenBytes();
    emptyLines += totals.emptyLines();
    if (totals.lines() > 0) {
      offer(totals.longestLine(), linesOfFile + totals.longestNumber());
    }
    lines += totals.lines();
    linesOfFile += totals.lines();
  }

  /** What was added, as a part of a larger text. */
  PartTotals ofPart(long bytes, long comparedLines) {
    return new PartTotals(
        bytes,
        lines,
        emptyLines,
        tokens,
        brokenBytes,
        longest.map(CorpusStats.LongestLine::bytes).orElse(-1L),
        longest.map(CorpusStats.LongestLine::number).orElse(0L),
        comparedLines);
  }

  private void addFirstLine(SplitStats stats) {
    long bytes = openBytes + stats.firstBytes();
    if (!open) {
      stats.addFirstHash();
    }
    if (bytes == 0) {
      emptyLines++;
    }
    offer(bytes, linesOfFile + 1);
  }

  private void addOtherLines(SplitStats stats) {
    if (stats.longest() >= 0) {
      offer(stats.longest(), linesOfFile + stats.longestNumber());
    }
    emptyLines += stats.emptyLines();
    lines += stats.lines();
    linesOfFile += stats.lines();
  }

  private void offer(long bytes, long number) {
    if (longest.isEmpty() || bytes > longest.get().bytes()) {
      longest = Optional.of(new CorpusStats.LongestLine(bytes, file, number));
    }
  }

  long lines() {
    return lines;
  }

  long emptyLines() {
    return emptyLines;
  }

  long tokens() {
    return tokens;
  }

  long brokenBytes() {
    return brokenBytes;
  }

  Optional<CorpusStats.LongestLine> longest() {
    return longest;
  }
}
