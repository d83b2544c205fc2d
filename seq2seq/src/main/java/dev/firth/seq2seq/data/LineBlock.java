package dev.firth.seq2seq.data;

import dev.firth.corpora.ParallelReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Some lines of a parallel corpus that follow each other. */
final class LineBlock {
  private final List<List<String>> sides = new ArrayList<>();
  private final long first;
  private final BitSet cut = new BitSet();
  private int size;
  private long characters;

  /**
   * An empty block.
   *
   * @param first number of the line that comes first
   */
  LineBlock(int sides, long first) {
    for (int side = 0; side < sides; side++) {
      this.sides.add(new ArrayList<>());
    }
    this.first = first;
  }

  /** Adds the line where the reader stands. */
  void add(ParallelReader reader) {
    for (int side = 0; side < sides.size(); side++) {
      String text = reader.text(side);
      sides.get(side).add(text);
      characters += text.length();
      if (reader.isCut(side)) {
        cut.set(size);
      }
    }
    size++;
  }

  int size() {
    return size;
  }

  long characters() {
    return characters;
  }

  /** The lines of a side. */
  List<String> lines(int side) {
    return sides.get(side);
  }

  /** The number of a line in its file, from 1. */
  long number(int line) {
    return first + line;
  }

  /** Whether a side was too long to be read. */
  boolean isCut(int line) {
    return cut.get(line);
  }

  /** Whether a side holds nothing but white space. */
  boolean isBlank(int line) {
    return sides.stream()
        .anyMatch(
            side ->
                side.get(line)
                    .codePoints()
                    .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }
}
