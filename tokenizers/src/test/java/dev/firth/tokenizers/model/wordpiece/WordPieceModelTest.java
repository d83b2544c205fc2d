package dev.firth.tokenizers.model.wordpiece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.tokenizers.TokenBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceModelTest {
  private static final WordPieceModel MODEL =
      model(
          WordPieceOptions.defaults(),
          "[UNK] un able want ##want ##ed runn ##ing ##able abcdx ##b ##c ##cdy ##dz a ##a # ## 𝒳 ##\uFFFD"
              .split(" "));

  private static WordPieceModel model(WordPieceOptions options, String... tokens) {
    return new WordPieceModel(
        IntStream.range(0, tokens.length).boxed().collect(Collectors.toMap(i -> tokens[i], i -> i)),
        options);
  }

  @ParameterizedTest
  @CsvSource({
    "unwanted, un:0-2 ##want:2-6 ##ed:6-8",
    "running, runn:0-4 ##ing:4-7",
    "unwantedX, [UNK]:0-9",
    "wanted, want:0-4 ##ed:4-6",
    "abcdz, a:0-1 ##b:1-2 ##c:2-3 ##dz:3-5",
    "abcdx, abcdx:0-5",
    "abcdxa, abcdx:0-5 ##a:5-6",
    "abcdy, a:0-1 ##b:1-2 ##cdy:2-5",
    "abcd, [UNK]:0-4",
    "b, [UNK]:0-1",
    "##a, ##a:0-3",
    "##aa, ##a:0-3 ##a:3-4",
    "##, ##:0-2",
    "###, [UNK]:0-3",
    "𝒳a, 𝒳:0-2 ##a:2-3",
    "𝒴, [UNK]:0-2",
  })
  void cutsTheLongestTokenFirst(String word, String expected) {
    assertEquals(expected, tokens(MODEL, word));
  }

  @Test
  void halfASurrogatePairIsTheReplacementCharacter() {
    assertEquals("a:0-1 ##\uFFFD:1-2 ##a:2-3", tokens(MODEL, "a\uD835a"));
    assertEquals("a:0-1 ##\uFFFD:1-2", tokens(MODEL, "a\uDCB3"));
    assertEquals("[UNK]:0-1", tokens(MODEL, "\uD835"));
  }

  @Test
  void wordsTooLongAreUnknown() {
    var three = WordPieceOptions.defaults().withMaxInputCharsPerWord(3);
    var model = model(three, "[UNK]", "a", "##a", "𝒳", "##𝒳", "aaaa");
    assertEquals("a:0-1 ##a:1-2 ##a:2-3", tokens(model, "aaa"));
    assertEquals("[UNK]:0-4", tokens(model, "aaaa"));
    assertEquals("𝒳:0-2 ##𝒳:2-4 ##𝒳:4-6", tokens(model, "𝒳𝒳𝒳"), "characters, not units");
    assertEquals("[UNK]:0-7", tokens(model, "a𝒳𝒳𝒳"));
  }

  @Test
  void emptyPrefixMakesEveryTokenFitEverywhere() {
    var model = model(new WordPieceOptions("?", "", 100), "?", "ab", "a", "b");
    assertEquals("ab:0-2 a:2-3 ab:3-5 b:5-6", tokens(model, "abaabb"));
  }

  @Test
  void idsMayHaveGaps() {
    var model =
        new WordPieceModel(Map.of("a", 7, "##b", 2_000_000_000), WordPieceOptions.defaults());
    assertEquals("a:0-1 ##b:1-2", tokens(model, "ab"));
    assertEquals(2_000_000_000, model.idOf("##b"));
    assertEquals(-1, model.idOf("##c"));
    assertNull(model.tokenOf(8));
    assertNull(model.tokenOf(-1));
    assertEquals(2, model.size());
    assertEquals(List.of("a", "##b"), List.copyOf(model.vocabulary().keySet()));
  }

  @Test
  void unknownTokenIsNeededOnlyForUnknownWords() {
    var model = model(WordPieceOptions.defaults(), "a");
    assertEquals("a:0-1", tokens(model, "a"));
    var error = assertThrows(IllegalStateException.class, () -> tokens(model, "b"));
    assertTrue(error.getMessage().contains("[UNK]"), error.getMessage());
  }

  @Test
  void oneIdForTwoTokensIsRefused() {
    var options = WordPieceOptions.defaults();
    var twice = Map.of("a", 1, "b", 1);
    assertThrows(IllegalArgumentException.class, () -> new WordPieceModel(twice, options));
    var negative = Map.of("a", -1);
    assertThrows(IllegalArgumentException.class, () -> new WordPieceModel(negative, options));
  }

  static String tokens(WordPieceModel model, String word) {
    var tokens = new TokenBuffer(true);
    model.tokenize(word, tokens);
    return IntStream.range(0, tokens.size())
        .mapToObj(i -> model.tokenOf(tokens.id(i)) + ":" + tokens.start(i) + "-" + tokens.end(i))
        .collect(Collectors.joining(" "));
  }
}
