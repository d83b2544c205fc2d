package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/**
 * A step function over {@link Scores} whose state is the histories themselves. It checks that a
 * search keeps to the order of calls.
 */
final class HandMadeModel implements StepFunction {
  /** Ends sequences, and starts them, as in fairseq. */
  static final int END = 0;

  private record Row(int sentence, List<Integer> history) {}

  private final Scores scores;
  private final int vocabularySize;
  private final List<SearchInput> inputs;
  private final int longestSource;
  private final List<Integer> rowsOfSteps = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private List<Row> rows = new ArrayList<>();

  HandMadeModel(Scores scores, int vocabularySize, List<SearchInput> inputs) {
    this.scores = scores;
    this.vocabularySize = vocabularySize;
    this.inputs = inputs;
    this.longestSource = inputs.stream().mapToInt(SearchInput::sourceLength).max().orElse(0);
    for (int sentence = 0; sentence < inputs.size(); sentence++) {
      rows.add(new Row(sentence, List.of()));
    }
  }

  /** The number of rows of each step so far. */
  List<Integer> rowsOfSteps() {
    return rowsOfSteps;
  }

  /** How many tokens of each row were asked for in each step so far. */
  List<Integer> asked() {
    return asked;
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public int startToken() {
    return END;
  }

  @Override
  public int endToken() {
    return END;
  }

  @Override
  public int sentences() {
    return inputs.size();
  }

  @Override
  public Candidates step(StepRequest request) {
    assertTrue(request.rows() > 0, "a step without rows");
    assertTrue(request.k() <= vocabularySize, "more asked for than there is");
    move(request);
    rowsOfSteps.add(rows.size());
    asked.add(request.k());
    float[] raw = new float[rows.size() * vocabularySize];
    for (int i = 0; i < raw.length; i++) {
      Row row = rows.get(i / vocabularySize);
      raw[i] = scores.raw(number(row), row.history, i % vocabularySize);
    }
    Candidates candidates = NextTokens.of(raw, vocabularySize, request);
    return request.attention() ? withAttention(candidates) : candidates;
  }

  private void move(StepRequest request) {
    boolean first = rowsOfSteps.isEmpty();
    List<Row> next = new ArrayList<>();
    for (int i = 0; i < request.rows(); i++) {
      Row parent = rows.get(request.parents()[i]);
      List<Integer> history = new ArrayList<>(parent.history);
      if (first) {
        assertEquals(END, request.tokens()[i], "the first step brings the start token");
      } else {
        assertTrue(request.tokens()[i] != END, "a finished sequence goes on");
        history.add(request.tokens()[i]);
      }
      next.add(new Row(parent.sentence, List.copyOf(history)));
      if (i > 0) {
        assertTrue(next.get(i - 1).sentence <= parent.sentence, "sentences out of order");
      }
    }
    rows = next;
  }

  private Candidates withAttention(Candidates candidates) {
    float[] attention = new float[rows.size() * longestSource];
    for (int i = 0; i < attention.length; i++) {
      Row row = rows.get(i / longestSource);
      int position = i % longestSource;
      if (position < inputs.get(row.sentence).sourceLength()) {
        attention[i] = scores.attention(number(row), row.history, position);
      }
    }
    return candidates.withAttention(longestSource, attention);
  }

  private long number(Row row) {
    return inputs.get(row.sentence).number();
  }
}
