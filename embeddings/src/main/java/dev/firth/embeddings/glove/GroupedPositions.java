package dev.firth.embeddings.glove;

import dev.firth.tokenizers.ids.IdCorpus;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A part of a text in memory, with the positions of each word together: so a word's row is counted
 * in one go.
 */
final class GroupedPositions implements RowSource {
  /** Bytes of memory for each id of the part. */
  static final int BYTES_AN_ID = 8;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int[] ids;
  private final int[] positions;

  /** Where the positions of a word begin; of the word behind the last, where they end. */
  private final int[] starts;

  private final long[] byDistance;
  private final boolean symmetric;

  /**
   * Reads ids {@code from} to {@code to}; the words around these are contexts, yet have no rows.
   */
  GroupedPositions(
      IdCorpus corpus, long from, long to, CooccurrenceOptions options, long[] byDistance) {
    this.byDistance = byDistance;
    this.symmetric = options.symmetric();
    long first = Math.max(0, from - options.window());
    long last = Math.min(corpus.length(), to + options.window());
    ids = read(corpus, first, last);
    int begin = Math.toIntExact(from - first) + 1;
    int end = Math.toIntExact(to - first) + 1;
    starts = new int[corpus.vocabularySize() + 2];
    for (int i = begin; i < end; i++) {
      starts[ids[i] + 2]++;
    }
    // The line ends counted first are no word.
    starts[1] = 0;
    for (int word = 2; word < starts.length; word++) {
      starts[word] += starts[word - 1];
    }
    positions = new int[starts[starts.length - 1]];
    for (int i = begin; i < end; i++) {
      if (ids[i] >= 0) {
        positions[starts[ids[i] + 1]++] = i;
      }
    }
  }

  /** The ids, with a line end before and behind them so that no walk leaves the array. */
  private static int[] read(IdCorpus corpus, long from, long to) {
    int length = Math.toIntExact(to - from);
    var ids = new int[length + 2];
    ids[0] = IdCorpus.LINE_END;
    ids[length + 1] = IdCorpus.LINE_END;
    MemorySegment part = corpus.ids().asSlice(from * Integer.BYTES, (long) length * Integer.BYTES);
    MemorySegment.copy(part, INT, 0, ids, 1, length);
    // The pages of the file would count as this program's memory.
    if (part.isMapped()) {
      part.unload();
    }
    return ids;
  }

  @Override
  public void add(int word, DenseRow row) {
    // Filling the positions moved each start to its word's end.
    for (int i = starts[word]; i < starts[word + 1]; i++) {
      row.addSide(ids, positions[i], 1, byDistance);
      if (symmetric) {
        row.addSide(ids, positions[i], -1, byDistance);
      }
    }
  }
}
