package dev.firth.seq2seq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import org.junit.jupiter.api.Test;

class SpecialIdsTest {
  @Test
  void areFoundByTheirNames() throws BadInputException {
    var tokenizer = Sentences.words("a", "[PAD]", "[CLS]", "[SEP]");
    assertEquals(
        new SpecialIds(1, 2, 3, 0), SpecialIds.of(tokenizer, SpecialNames.USUAL, "t.json"));
    assertEquals(
        new SpecialIds(5, 6, 7, SpecialIds.NONE),
        SpecialIds.of(tokenizer, SpecialNames.BERT, "t.json"));
  }

  @Test
  void allThatAreMissingAreNamed() {
    var names = new SpecialNames("<fill>", "<s>", "<stop>", "<unk>");
    var e =
        assertThrows(
            BadInputException.class, () -> SpecialIds.of(Sentences.words(), names, "t.json"));
    assertTrue(e.getMessage().startsWith("t.json has no token <fill>, <stop>:"), e.getMessage());
  }
}
