package dev.firth.transformer.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDManager;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.TargetScorer;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.Whitespace;
import dev.firth.transformer.Activation;
import dev.firth.transformer.Positions;
import dev.firth.transformer.TransformerOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextScorerTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final Tokenizer WORDS =
      Tokenizer.builder(
              new WordLevelModel(
                  Map.of("<pad>", 0, "<s>", 1, "</s>", 2, "<unk>", 3, "a", 4, "b", 5, "c", 6),
                  "<unk>"))
          .preTokenizer(new Whitespace())
          .addedTokens(List.of(AddedToken.special("</s>")))
          .build();

  private NDManager manager;
  private CausalLanguageModel model;

  @BeforeEach
  void open() {
    manager = Torch.manager().newSubManager();
    var options =
        new TransformerOptions(8, 2, 12, 0, 2, 0, Activation.GELU, true)
            .withPositions(Positions.RELATIVE);
    model = new CausalLanguageModel(options, WORDS.size());
    model.initialize(manager, 7);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private List<LineScore> scores(int context, String... lines) {
    try (var scorer = new TextScorer(model, WORDS, SPECIAL, context)) {
      return scorer.score(List.of(lines));
    }
  }

  /** The sum from a place on of what the model says of some tokens. */
  private double sum(int from, int[] read, int[] said) {
    try (var scorer = new TargetScorer(model)) {
      float[] logs =
          scorer
              .score(
                  TokenMatrix.NONE,
                  TokenMatrix.of(List.of(read), 0),
                  TokenMatrix.of(List.of(said), 0))[0];
      double sum = 0;
      for (int at = from; at < logs.length; at++) {
        sum += logs[at];
      }
      return sum;
    }
  }

  @Test
  void linesAreScoredFromBeginToEnd() {
    List<LineScore> scores = scores(16, "a b c", "", "c");
    assertEquals(4, scores.get(0).tokens());
    assertEquals(
        sum(0, new int[] {1, 4, 5, 6}, new int[] {4, 5, 6, 2}),
        scores.get(0).logProbability(),
        1e-5);
    assertEquals(1, scores.get(1).tokens());
    assertEquals(sum(0, new int[] {1}, new int[] {2}), scores.get(1).logProbability(), 1e-5);
    assertEquals(2, scores.get(2).tokens());
  }

  @Test
  void aLongLineIsReadInPieces() {
    LineScore score = scores(4, "a b c a b c").getFirst();
    double first = sum(0, new int[] {1, 4, 5, 6}, new int[] {4, 5, 6, 4});
    double second = sum(2, new int[] {5, 6, 4, 5}, new int[] {6, 4, 5, 6});
    double third = sum(2, new int[] {4, 5, 6}, new int[] {5, 6, 2});
    assertEquals(7, score.tokens());
    assertEquals(first + second + third, score.logProbability(), 1e-5);
    double whole = scores(7, "a b c a b c").getFirst().logProbability();
    assertNotEquals(whole, score.logProbability(), 1e-4);
  }

  @Test
  void specialTokensInTextAreText() {
    LineScore score = scores(16, "a </s>").getFirst();
    assertNotEquals(2, score.tokens(), "a, then what </s> is made of, then the end");
  }

  @Test
  void noLinesHaveNoScores() {
    assertEquals(List.of(), scores(16));
  }
}
