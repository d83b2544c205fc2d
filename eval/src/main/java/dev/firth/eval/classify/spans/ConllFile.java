package dev.firth.eval.classify.spans;

import dev.firth.eval.files.EvaluationLines;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A CoNLL file with predictions: a token a line, the right tag in the last column but one and the
 * predicted one in the last; an empty line, or one that begins with {@code -X-}, after a sentence.
 * Columns are separated by tabs if the line has one, otherwise by blanks; every line has as many.
 */
public final class ConllFile {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final String BOUNDARY = "-X-";

  private final EvaluationLines lines;
  private final List<TaggedSentence> sentences = new ArrayList<>();
  private final List<String> gold = new ArrayList<>();
  private final List<String> predicted = new ArrayList<>();
  private int columns;
  private int begin;

  private ConllFile(EvaluationLines lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing or without tokens, or a line has another number of
   *     columns than the first, or an empty tag; the message names the line
   * @throws IOException if reading fails
   */
  public static List<TaggedSentence> read(Path file) throws IOException {
    try (var lines = EvaluationLines.open(file)) {
      var sentences = new ConllFile(lines).read();
      if (sentences.isEmpty()) {
        throw new BadInputException(
            file + " has no tokens: lines of token, right tag and predicted tag");
      }
      return sentences;
    }
  }

  private List<TaggedSentence> read() throws IOException {
    while (lines.next()) {
      if (lines.line().isBlank()) {
        endSentence();
      } else {
        add(columns(lines.line()));
      }
    }
    endSentence();
    return sentences;
  }

  private static String[] columns(String line) {
    return line.indexOf('\t') >= 0 ? line.split("\t", -1) : BLANKS.split(line.stripTrailing());
  }

  private void add(String[] row) throws BadInputException {
    if (row[0].equals(BOUNDARY)) {
      endSentence();
      return;
    }
    if (columns == 0) {
      columns = row.length;
    }
    if (row.length < 2 || row.length != columns) {
      throw lines.bad(
          row.length < 2
              ? "a right and a predicted tag are needed, found "
                  + EvaluationLines.excerpt(lines.line())
              : "%d columns where the lines before have %d".formatted(row.length, columns));
    }
    String right = row[row.length - 2].strip();
    String guess = row[row.length - 1].strip();
    if (right.isEmpty() || guess.isEmpty()) {
      throw lines.bad("the " + (right.isEmpty() ? "right" : "predicted") + " tag is empty");
    }
    if (gold.isEmpty()) {
      begin = lines.number();
    }
    gold.add(right);
    predicted.add(guess);
  }

  private void endSentence() {
    if (!gold.isEmpty()) {
      sentences.add(new TaggedSentence(begin, gold, predicted));
      gold.clear();
      predicted.clear();
    }
  }
}
