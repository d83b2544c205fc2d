package dev.firth.seq2seq.search;

import java.util.Arrays;
import java.util.List;

/** A sequence that may go on: tokens, their scores, and the row of the state it continues. */
final class Path {
  private static final float[][] NO_ATTENTION = {};

  private final Sentence sentence;
  private final int row;
  private final int[] tokens;
  private final float[] logProbabilities;
  private final double logProbability;
  private final float[][] attention;

  /** How far it has come with the phrases that it must have. */
  private final int[] had;

  private Path(
      Sentence sentence,
      int row,
      int[] tokens,
      float[] logProbabilities,
      double logProbability,
      float[][] attention,
      int[] had) {
    this.sentence = sentence;
    this.row = row;
    this.tokens = tokens;
    this.logProbabilities = logProbabilities;
    this.logProbability = logProbability;
    this.attention = attention;
    this.had = had;
  }

  /** The sequence with nothing said; before the first step the rows are the sentences. */
  static Path start(Sentence sentence) {
    return new Path(
        sentence,
        sentence.index(),
        new int[0],
        new float[0],
        0,
        NO_ATTENTION,
        sentence.phrases().start());
  }

  Sentence sentence() {
    return sentence;
  }

  /** The row of the last step that this path continues. */
  int row() {
    return row;
  }

  int length() {
    return tokens.length;
  }

  int token(int place) {
    return tokens[place];
  }

  int lastToken() {
    return tokens[tokens.length - 1];
  }

  double logProbability() {
    return logProbability;
  }

  boolean atMaxLength() {
    return tokens.length >= sentence.maxLength();
  }

  /** The tokens that it has of the phrases that it must have. */
  int phraseTokens() {
    return RequiredPhrases.sum(had);
  }

  /** The same, if a token followed. */
  int phraseTokensAfter(int token) {
    return RequiredPhrases.sum(sentence.phrases().after(had, token));
  }

  /** Whether it has all phrases that it can have, so that it may end. */
  boolean hasPhrases() {
    return had.length == 0 || phraseTokens() == sentence.phrases().goal();
  }

  private boolean constraintsMet() {
    return sentence.phrases().possible() && hasPhrases();
  }

  /** This path and one token more, chosen from what its row returned. */
  Path extend(int rowOfStep, int token, float tokenLogProbability, float[] weights) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new Path(
        sentence,
        rowOfStep,
        longer,
        append(logProbabilities, tokenLogProbability),
        logProbability + tokenLogProbability,
        append(attention, weights),
        sentence.phrases().after(had, token));
  }

  /** The result of this path and the end token. */
  Hypothesis end(float endLogProbability, float[] weights, Scoring scoring) {
    return scoring.hypothesis(
        sentence,
        tokens,
        true,
        append(logProbabilities, endLogProbability),
        logProbability + endLogProbability,
        List.of(append(attention, weights)),
        constraintsMet());
  }

  /** The result of this path as it is. */
  Hypothesis cut(Scoring scoring) {
    return scoring.hypothesis(
        sentence,
        tokens,
        false,
        logProbabilities,
        logProbability,
        List.of(attention),
        constraintsMet());
  }

  private static float[] append(float[] values, float value) {
    float[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  /** Rows of attention are shared by all paths that come from one; none are kept unasked. */
  private static float[][] append(float[][] rows, float[] weights) {
    if (weights.length == 0) {
      return rows;
    }
    float[][] longer = Arrays.copyOf(rows, rows.length + 1);
    longer[rows.length] = weights;
    return longer;
  }
}
