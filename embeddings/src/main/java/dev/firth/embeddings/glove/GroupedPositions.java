package dev.firth.embeddings.glove;

import dev.firth.tokenizers.ids.IdCorpus;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A part of a text in memory, with the positions of each word together: so a word's row is counted
 * in one go.
 */
final class GroupedPositions implements RowSource {
  /** Bytes of memory for each id of the part. */
  static final int BYTES_AN_ID = 8;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final IdCorpus corpus;
  private final CooccurrenceOptions options;
  private final long[] byDistance;

  /** The ids, with a line end before and behind them so that no walk leaves the array. */
  private final int[] ids;

  private final int[] positions;

  /** Where the positions of a word begin; of the word behind the last, where they end. */
  private final int[] starts;

  /**
   * @param largestPart ids of the largest part that will be loaded: the arrays are made once, since
   *     garbage of their size would stay
   */
  GroupedPositions(
      IdCorpus corpus, long largestPart, CooccurrenceOptions options, long[] byDistance) {
    this.corpus = corpus;
    this.options = options;
    this.byDistance = byDistance;
    ids = new int[Math.toIntExact(largestPart + 2L * options.window() + 2)];
    positions = new int[Math.toIntExact(largestPart)];
    starts = new int[corpus.vocabularySize() + 2];
  }

  /**
   * Reads ids {@code from} to {@code to}; the words around these are contexts, yet have no rows.
   */
  void load(long from, long to) {
    long first = Math.max(0, from - options.window());
    long last = Math.min(corpus.length(), to + options.window());
    read(first, last);
    group(Math.toIntExact(from - first) + 1, Math.toIntExact(to - first) + 1);
  }

  private void read(long from, long to) {
    int length = Math.toIntExact(to - from);
    ids[0] = IdCorpus.LINE_END;
    ids[length + 1] = IdCorpus.LINE_END;
    MemorySegment part = corpus.ids().asSlice(from * Integer.BYTES, (long) length * Integer.BYTES);
    MemorySegment.copy(part, INT, 0, ids, 1, length);
    // The pages of the file would count as this program's memory.
    if (part.isMapped()) {
      part.unload();
    }
  }

  private void group(int begin, int end) {
    Arrays.fill(starts, 0);
    for (int i = begin; i < end; i++) {
      starts[ids[i] + 2]++;
    }
    // The line ends counted first are no word.
    starts[1] = 0;
    for (int word = 2; word < starts.length; word++) {
      starts[word] += starts[word - 1];
    }
    for (int i = begin; i < end; i++) {
      if (ids[i] >= 0) {
        positions[starts[ids[i] + 1]++] = i;
      }
    }
  }

  @Override
  public void add(int word, DenseRow row) {
    // Filling the positions moved each start to its word's end.
    for (int i = starts[word]; i < starts[word + 1]; i++) {
      row.addSide(ids, positions[i], 1, byDistance);
      if (options.symmetric()) {
        row.addSide(ids, positions[i], -1, byDistance);
      }
    }
  }
}
