package dev.firth.corpora;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where one part of a corpus lies, and its sums.
 *
 * @param file the file that it was taken from, as {@link CorpusStats.LongestLine} is to name it
 * @param beginsFile whether it is the first part of that file
 * @param totals its sums
 */
public record CorpusPart(Path file, boolean beginsFile, PartTotals totals) {
  public CorpusPart {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(totals, "totals");
  }
}
