package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The text vector file of GloVe (Pennington et al. 2014): {@code word number … number} a line,
 * without a header. Words may hold spaces, as a few in {@code glove.840B} do; a row {@code <unk>},
 * which GloVe appends, is a word like others.
 */
public final class GloveText {

  private static final int SAMPLE_LINES = 1000;

  private GloveText() {}

  /**
   * Reads a file into memory; the dimension is the number of fields behind the word that most of
   * the first thousand lines have.
   *
   * @throws BadInputException naming the line, if a row does not fit
   */
  public static VectorTable read(Path file) throws IOException {
    return TextRows.read(file, 0, 0, dim(file), -1);
  }

  /** Writes a table; words may hold spaces but no line ends. */
  public static void write(Path file, VectorTable table) throws IOException {
    TextWriter.write(file, table, new byte[0], PlainWords.NO_LINE_ENDS);
  }

  private static int dim(Path file) throws IOException {
    var head = FileHead.read(file);
    var votes = new HashMap<Integer, Integer>();
    byte[] text = head.bytes();
    int from = 0;
    for (int line = 0; line < SAMPLE_LINES && from < text.length; line++) {
      int to = from;
      while (to < text.length && text[to] != '\n') {
        to++;
      }
      if (to < text.length || head.wholeFile()) {
        votes.merge(TextLine.numbersAtEnd(text, from, to), 1, Integer::sum);
      }
      from = to + 1;
    }
    // Of equal votes the larger dimension wins: a cut last line has fewer numbers, never more.
    int dim =
        votes.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(0);
    if (dim < 1 || dim > VectorTable.MAX_DIM) {
      throw new BadInputException(
          file + " has no lines 'word number … number': it is no GloVe text");
    }
    return dim;
  }
}
