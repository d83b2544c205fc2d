package dev.firth.transformer.lm;

import dev.firth.seq2seq.data.SpecialIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is read of a line at once, and from which of its tokens on it is scored. A line that is
 * longer than the context is read in pieces, each of which begins half a context before the tokens
 * that it is read for, so that these have at least so much in sight.
 *
 * @param line number of the line
 * @param read what the model reads
 * @param said what it should say, as many tokens
 * @param scored index of the first token of {@code said} that no piece before has scored
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
record ScoredPiece(int line, int[] read, int[] said, int scored) {
  /** The pieces of a line, in their order. */
  static List<ScoredPiece> of(int line, int[] ids, SpecialIds special, int context) {
    int[] said = Arrays.copyOf(ids, ids.length + 1);
    said[ids.length] = special.end();
    int[] read = new int[said.length];
    read[0] = special.begin();
    System.arraycopy(ids, 0, read, 1, ids.length);
    List<ScoredPiece> pieces = new ArrayList<>();
    for (int done = 0; done < said.length; ) {
      int from = done == 0 ? 0 : done - context / 2;
      int to = Math.min(from + context, said.length);
      pieces.add(
          new ScoredPiece(
              line,
              Arrays.copyOfRange(read, from, to),
              Arrays.copyOfRange(said, from, to),
              done - from));
      done = to;
    }
    return pieces;
  }

  int length() {
    return said.length;
  }
}
