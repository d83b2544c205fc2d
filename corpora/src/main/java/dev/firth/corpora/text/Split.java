package dev.firth.corpora.text;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A part of a corpus that one thread reads at a time: the stored bytes from {@code start}
 * (inclusive) to {@code end} (exclusive) of a file. A compressed file is one split.
 *
 * @param file the file
 * @param index place of this split in the order of the corpus, from 0
 * @param start first byte
 * @param end the byte after the last one
 */
public record Split(Path file, int index, long start, long end) {
  public Split {
    Objects.requireNonNull(file, "file");
    if (index < 0 || start < 0 || end < start) {
      throw new IllegalArgumentException("split " + index + " of " + start + ".." + end);
    }
  }

  /** Stored bytes of this split. */
  public long bytes() {
    return end - start;
  }
}
