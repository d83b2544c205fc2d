package dev.firth.seq2seq.search;

import java.util.Arrays;
import java.util.List;

/** Asks a step function to continue paths, and checks what it answers. */
final class Stepper {
  /** Rounding may leave a log-probability a little above 0; more is no log-probability. */
  private static final float ROUNDING = 1e-3f;

  private static final float[] NO_ATTENTION = {};

  private final StepFunction function;
  private final RowRules rules;
  private final boolean attention;
  private int steps;

  Stepper(StepFunction function, Constraints constraints, boolean attention) {
    this.function = function;
    this.rules = new RowRules(constraints, function);
    this.attention = attention;
  }

  boolean isEnd(int token) {
    return token == function.endToken();
  }

  /**
   * The next tokens of the paths, which become the rows of the state in this order.
   *
   * @param k how many for each, less if the vocabulary is smaller; {@link StepRequest#WHOLE_ROWS}
   *     for all
   */
  Candidates step(List<Path> paths, int k) {
    int rows = paths.size();
    int[] parents = new int[rows];
    int[] tokens = new int[rows];
    for (int row = 0; row < rows; row++) {
      Path path = paths.get(row);
      parents[row] = path.row();
      tokens[row] = steps == 0 ? function.startToken() : path.lastToken();
    }
    StepRequest request =
        new StepRequest(
            parents, tokens, rules.edits(paths), Math.min(k, function.vocabularySize()), attention);
    Candidates candidates = function.step(request);
    checkShape(candidates, request);
    checkTokens(candidates);
    if (attention) {
      checkAttention(candidates, paths);
    }
    steps++;
    return candidates;
  }

  /** The attention of a row over the source of its sentence; empty if not asked for. */
  float[] attention(Candidates candidates, int row, Sentence sentence) {
    int start = row * candidates.attentionWidth();
    return attention
        ? Arrays.copyOfRange(candidates.attention(), start, start + sentence.input().sourceLength())
        : NO_ATTENTION;
  }

  private void checkShape(Candidates candidates, StepRequest request) {
    int width = request.wholeRows() ? function.vocabularySize() : request.k();
    boolean tokensRight = request.wholeRows() == (candidates.tokens().length == 0);
    if (candidates.rows() != request.rows() || candidates.width() != width || !tokensRight) {
      throw new StepException(
          steps,
          "%d rows of %d %s, asked for were %d of %d"
              .formatted(
                  candidates.rows(),
                  candidates.width(),
                  candidates.tokens().length == 0 ? "log-probabilities" : "tokens",
                  request.rows(),
                  width));
    }
  }

  private void checkTokens(Candidates candidates) {
    float[] logProbabilities = candidates.logProbabilities();
    int[] tokens = candidates.tokens();
    for (int i = 0; i < logProbabilities.length; i++) {
      // so written that NaN fails
      if (!(logProbabilities[i] <= ROUNDING)) {
        throw badEntry(candidates, i, "is no log-probability");
      }
      if (tokens.length > 0
          && logProbabilities[i] > Float.NEGATIVE_INFINITY
          && (tokens[i] < 0 || tokens[i] >= function.vocabularySize())) {
        throw badEntry(candidates, i, "is for a token that is not in the vocabulary");
      }
    }
  }

  private StepException badEntry(Candidates candidates, int place, String what) {
    int row = place / candidates.width();
    int entry = place % candidates.width();
    return new StepException(
        steps,
        row,
        "%s of token %d %s"
            .formatted(candidates.logProbabilities()[place], candidates.token(row, entry), what));
  }

  private void checkAttention(Candidates candidates, List<Path> paths) {
    int width = candidates.attentionWidth();
    for (int row = 0; row < paths.size(); row++) {
      int sourceLength = paths.get(row).sentence().input().sourceLength();
      if (width < sourceLength) {
        throw new StepException(
            steps, row, "attention over " + width + " positions of " + sourceLength);
      }
      for (int i = row * width; i < row * width + sourceLength; i++) {
        float weight = candidates.attention()[i];
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
          throw new StepException(steps, row, weight + " is no attention weight");
        }
      }
    }
  }
}
