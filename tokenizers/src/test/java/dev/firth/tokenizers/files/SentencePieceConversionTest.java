package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePieceConversionTest {
  private static final String[] WORDS = {
    "the", "walking", "painters", "the", "a", "über", "é", "Ω", "1998", "(x)", ",", "don't", "北京"
  };

  private static Tokenizer source(String name) throws IOException {
    return SentencePieceFile.read(name, SentencePieceParityTest.bytes(name + ".model")).tokenizer();
  }

  /** Words with one to three spaces around them. */
  private static List<String> texts() {
    List<String> texts =
        new ArrayList<>(List.of("", " ", "   ", "the", "  the ", "a  b", "the\nx"));
    for (int i = 0; i < 150; i++) {
      var random = Seeds.random(i);
      var text = new StringBuilder();
      for (int word = random.nextInt(12); word > 0; word--) {
        text.append(" ".repeat(random.nextInt(4))).append(WORDS[random.nextInt(WORDS.length)]);
      }
      texts.add(text + " ".repeat(random.nextInt(3)));
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unigram",
        "unigram-bytes",
        "unigram-suffix",
        "bpe",
        "bpe-bytes",
        "bpe-across",
        "char"
      })
  void idsAreThoseOfTheModelAndOfHuggingFace(String name) throws IOException {
    Tokenizer source = source(name);
    String json = TokenizerJson.toJson(SentencePieceConversion.toTokenizer(source));
    Tokenizer converted = TokenizerJson.parse(json, name);
    assertEquals(source.size(), converted.size());
    try (var reference = HuggingFace.of(json)) {
      for (String text : texts()) {
        int[] ids = converted.ids(text);
        assertArrayEquals(source.ids(text), ids, "'" + text + "'");
        assertArrayEquals(
            Arrays.stream(ids).asLongStream().toArray(), reference.ids(text), "'" + text + "'");
      }
      for (int i = 0; i < 100; i++) {
        String text = HardStrings.wellFormed(HardStrings.random(Seeds.random(i), 20));
        long[] ids = Arrays.stream(converted.ids(text)).asLongStream().toArray();
        assertArrayEquals(reference.ids(text), ids, Seeds.describe(i));
        assertEquals(
            reference.decode(converted.ids(text), false),
            converted.decode(converted.ids(text), false),
            Seeds.describe(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unigram-bytes", "bpe-bytes"})
  void whatIsDecodedIsThatOfTheModel(String name) throws IOException {
    Tokenizer source = source(name);
    Tokenizer converted = SentencePieceConversion.toTokenizer(source);
    for (String text : List.of("the walking painters", "a b", "Ω 北京 x")) {
      int[] ids = source.ids(text);
      assertEquals(source.decode(ids, false), converted.decode(ids, false));
    }
  }

  @Test
  void marksAreSpecialTokens() throws IOException {
    Tokenizer converted = SentencePieceConversion.toTokenizer(source("unigram"));
    assertTrue(converted.addedTokens().values().stream().anyMatch(t -> t.content().equals("</s>")));
    assertEquals("the", converted.decode(converted.ids("the</s>"), true));
  }

  @Test
  void modelsOfWordsAreRefused() throws IOException {
    Tokenizer words = source("word");
    String message =
        assertThrows(UsageException.class, () -> SentencePieceConversion.toTokenizer(words))
            .getMessage();
    assertTrue(message.contains("words"), message);
    Tokenizer other = SentencePieceConversion.toTokenizer(source("bpe"));
    assertThrows(UsageException.class, () -> SentencePieceConversion.toTokenizer(other));
    assertThrows(UsageException.class, () -> SentencePieceFile.of(other));
  }
}
