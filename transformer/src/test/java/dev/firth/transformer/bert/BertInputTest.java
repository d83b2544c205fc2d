package dev.firth.transformer.bert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TokenMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model lacks is said in words before the engine stumbles over it. */
class BertInputTest {
  private static final BertOptions OPTIONS =
      new BertOptions.Builder(20).size(1, 8, 2, 16).positions(5, 0).build();

  private static String refusal(int[] row, long... segments) {
    var input = new BertInput(TokenMatrix.of(List.of(new int[] {1, 2}, row), 0), segments);
    return assertThrows(UsageException.class, () -> input.check(OPTIONS)).getMessage();
  }

  @Test
  void namesTheFirstIdBeyondTheVocabulary() {
    assertEquals(
        "id 20 in row 1, column 2 is none of the model's vocabulary of 20; was the text encoded"
            + " with the model's own tokenizer?",
        refusal(new int[] {3, 19, 20, 21}));
    assertEquals(
        "id -1 in row 1, column 0 is none of the model's vocabulary of 20; was the text encoded"
            + " with the model's own tokenizer?",
        refusal(new int[] {-1, 19}));
  }

  @Test
  void namesTheLengthBeyondThePositions() {
    assertEquals(
        "a text of 6 tokens is longer than the model's 5 positions: cut it, or read it in windows",
        refusal(new int[] {1, 2, 3, 4, 5, 6}));
  }

  @Test
  void namesASegmentThatIsNone() {
    assertEquals(
        "segment 2 in row 1, column 1 is none of the model's segments of 2; was the text encoded"
            + " with the model's own tokenizer?",
        refusal(new int[] {1, 2}, 0, 1, 0, 2));
  }

  @Test
  void refusesWhatIsNoInput() {
    TokenMatrix tokens = TokenMatrix.of(List.of(new int[] {1, 2}), 0);
    assertThrows(IllegalArgumentException.class, () -> new BertInput(tokens, 0));
    TokenMatrix empty = TokenMatrix.of(List.of(new int[] {1, 2}, new int[0]), 0);
    assertThrows(IllegalArgumentException.class, () -> new BertInput(empty));
  }
}
