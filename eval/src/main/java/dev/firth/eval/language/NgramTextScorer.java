package dev.firth.eval.language;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;

/**
 * Scores a text with an n-gram model as KenLM's query does: words stand between ASCII white space,
 * each line is a sentence from {@code <s>} to {@code </s>}, an empty one too. A line's logarithms
 * are summed in single precision, those of the lines in double precision, as there. Not
 * thread-safe.
 */
public final class NgramTextScorer {
  private static final WhitespaceWords WORDS = new WhitespaceWords();
  private static final int LINES_BETWEEN_REPORTS = 1 << 8;

  private final NgramModel model;
  private final NgramState state;
  private final TokenSink words = this::word;

  private float lineTotal;
  private long lineTokens;
  private long lineUnknown;

  private double total;
  private double totalOfUnknown;
  private long tokens;
  private long unknown;
  private long lines;
  private long characters;
  private long bytes;

  private NgramTextScorer(NgramModel model) {
    this.model = model;
    this.state = model.newState();
  }

  /**
   * Scores a text.
   *
   * @param listener told every line
   * @throws IOException if the text cannot be read
   */
  public static NgramTextScore score(
      NgramModel model, Corpus text, NgramLineListener listener, Progress progress)
      throws IOException {
    var scorer = new NgramTextScorer(model);
    try (var reader = text.open();
        var task = progress.start("scoring", "bytes", text.bytes())) {
      while (reader.next()) {
        scorer.piece(reader, listener);
        if (scorer.lines % LINES_BETWEEN_REPORTS == 0) {
          task.done(reader.bytesRead());
        }
      }
      task.done(reader.bytesRead());
    }
    return scorer.result();
  }

  private void piece(TextReader reader, NgramLineListener listener) throws IOException {
    byte[] utf8 = reader.buffer();
    WORDS.tokenize(utf8, reader.offset(), reader.length(), words);
    characters += TextUnits.characters(utf8, reader.offset(), reader.length());
    bytes += reader.length();
    if (reader.endsLine()) {
      endLine(listener);
    }
  }

  private void word(byte[] utf8, int offset, int length) {
    int word = model.word(utf8, offset, length);
    float score = model.score(state, word);
    lineTotal += score;
    lineTokens++;
    if (word == NgramModel.UNKNOWN) {
      lineUnknown++;
      totalOfUnknown += score;
    }
  }

  private void endLine(NgramLineListener listener) throws IOException {
    lineTotal += model.score(state, model.end());
    lineTokens++;
    listener.line(lineTotal, lineTokens, lineUnknown);
    total += lineTotal;
    tokens += lineTokens;
    unknown += lineUnknown;
    lines++;
    lineTotal = 0;
    lineTokens = 0;
    lineUnknown = 0;
    model.beginSentence(state);
  }

  private NgramTextScore result() {
    var units = new TextUnits(lines, tokens - lines, characters, bytes);
    return new NgramTextScore(new TextLikelihood(total, tokens, units), totalOfUnknown, unknown);
  }
}
