package dev.firth.seq2seq.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.seq2seq.data.LineEncoder;
import dev.firth.seq2seq.data.TextForms;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Whitespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTextTest {
  private static final Map<String, Integer> WORDS =
      Map.of("<unk>", 0, "red", 1, "house", 2, "\u0120red", 3, "\u0120house", 4);

  private static RunningText text(PreTokenizer words) {
    var tokenizer =
        Tokenizer.builder(new WordLevelModel(WORDS, "<unk>")).preTokenizer(words).build();
    return new RunningText(LineEncoder.ofTarget(tokenizer, TextForms.RAW));
  }

  @Test
  void wordsBehindABlankAreTokensOfTheirOwnForBytes() {
    RunningText bytes = text(new ByteLevel(false, true, true));
    assertEquals(List.of(3, 4), bytes.tokens("red house"));
    assertEquals(List.of(3, 4), bytes.tokens("  red house "));
  }

  @Test
  void elsewhereTheyAreThoseOfTheBeginning() {
    assertEquals(List.of(1, 2), text(new Whitespace()).tokens("red house"));
  }

  @Test
  void phrasesOfNothingAreLeftOut() {
    assertEquals(
        List.of(List.of(2), List.of(0, 1)),
        text(new Whitespace()).tokens(List.of("house", " ", "green red")));
  }
}
