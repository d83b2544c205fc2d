package dev.firth.transformer.lm;

import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.inference.LengthBatches;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores lines of text with a language model, each by itself, from the begin token to the end
 * token. Divided by tokens, words or bytes the log-probabilities give perplexities that say what
 * they are per. Special tokens that stand in the text are text. Thread-safe.
 */
public final class TextScorer implements AutoCloseable {
  private static final int BATCH_TOKENS = 4096;

  private final TargetScorer scorer;
  private final Tokenizer tokenizer;
  private final SpecialIds special;
  private final int context;

  /**
   * @param model whose parameters are initialized
   * @param tokenizer that it was trained with
   * @param context most tokens that the model sees at once, 2 or more; longer lines are read in
   *     pieces, in which every token has at least half as many before it. What the model was
   *     trained with is best, as it knows nothing farther
   */
  public TextScorer(
      CausalLanguageModel model, Tokenizer tokenizer, SpecialIds special, int context) {
    if (context < 2) {
      throw new IllegalArgumentException("a context of " + context + " tokens");
    }
    this.scorer = new TargetScorer(model);
    this.tokenizer = tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
    this.special = special;
    this.context = context;
  }

  /** The score of each line. */
  public List<LineScore> score(List<String> lines) {
    List<ScoredPiece> pieces = new ArrayList<>();
    LineScore[] scores = new LineScore[lines.size()];
    for (int line = 0; line < scores.length; line++) {
      int[] ids = tokenizer.ids(lines.get(line));
      pieces.addAll(ScoredPiece.of(line, ids, special, context));
      scores[line] = new LineScore(0, 0, unknown(ids));
    }
    for (int[] batch : LengthBatches.of(pieces.size(), i -> pieces.get(i).length(), BATCH_TOKENS)) {
      add(Arrays.stream(batch).mapToObj(pieces::get).toList(), scores);
    }
    return List.of(scores);
  }

  private int unknown(int[] ids) {
    return (int) Arrays.stream(ids).filter(id -> id == special.unknown()).count();
  }

  private void add(List<ScoredPiece> batch, LineScore[] scores) {
    float[][] logs =
        scorer.score(
            TokenMatrix.NONE,
            matrix(batch.stream().map(ScoredPiece::read).toList()),
            matrix(batch.stream().map(ScoredPiece::said).toList()));
    for (int row = 0; row < logs.length; row++) {
      ScoredPiece piece = batch.get(row);
      double sum = 0;
      for (int at = piece.scored(); at < piece.length(); at++) {
        sum += logs[row][at];
      }
      int line = piece.line();
      scores[line] = scores[line].plus(sum, piece.length() - piece.scored());
    }
  }

  private TokenMatrix matrix(List<int[]> rows) {
    return TokenMatrix.of(rows, special.pad());
  }

  @Override
  public void close() {
    scorer.close();
  }
}
