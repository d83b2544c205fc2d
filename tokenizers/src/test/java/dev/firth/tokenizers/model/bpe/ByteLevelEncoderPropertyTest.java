package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.Digits;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fused encoder gives what the parts give one after the other. */
class ByteLevelEncoderPropertyTest {
  private static final BpeModel MODEL = ToyMerges.byteLevel(400, BpeOptions.DEFAULTS);

  static Stream<PreTokenizer> preTokenizers() {
    return Stream.of(
        new ByteLevel(false, true, true),
        new ByteLevel(true, true, true),
        new ByteLevel(false, true, false),
        split(BytePatterns.CL100K),
        split(BytePatterns.CL100K_TIKTOKEN),
        split(BytePatterns.CL100K_SINGLE_DIGITS),
        split(BytePatterns.O200K),
        split("\\s+|\\w+|[^\\w\\s]+"),
        new PreTokenizerSequence(List.of(new Digits(true), new ByteLevel(false, true, false))));
  }

  private static PreTokenizer split(String expression) {
    var split = new Split(SearchPattern.regex(expression), SplitBehavior.ISOLATED, false);
    return new PreTokenizerSequence(List.of(split, new ByteLevel(false, true, false)));
  }

  @ParameterizedTest
  @MethodSource("preTokenizers")
  void equalsItsParts(PreTokenizer preTokenizer) {
    FusedEncoder fused = MODEL.fuse(null, preTokenizer).orElseThrow();
    for (String text : HardStrings.all()) {
      check(text, preTokenizer, fused, 0);
    }
    for (String text : HardStrings.loneSurrogates()) {
      check(text, preTokenizer, fused, 0);
    }
    for (int index = 0; index < 150; index++) {
      check(HardStrings.random(Seeds.random(index), 40), preTokenizer, fused, index);
    }
  }

  @ParameterizedTest
  @MethodSource("preTokenizers")
  void longTextsAreCutWhereNothingCrosses(PreTokenizer preTokenizer) {
    FusedEncoder fused = MODEL.fuse(null, preTokenizer).orElseThrow();
    for (int index = 0; index < 2; index++) {
      SplittableRandom random = Seeds.random(index);
      var text = new StringBuilder();
      while (text.length() < 30_000) {
        text.append(HardStrings.random(random, 30));
        if (index > 0 && random.nextInt(4) == 0) {
          text.append(" word's end, ".repeat(random.nextInt(300)));
        }
      }
      check(text.toString(), preTokenizer, fused, index);
    }
    for (String text : HardStrings.longRuns(20_000)) {
      check(text, preTokenizer, fused, 0);
    }
  }

  @Test
  void knowsItsWayBackThroughNormalization() {
    var preTokenizer = new ByteLevel(false, true, true);
    FusedEncoder fused = MODEL.fuse(new Nfc(), preTokenizer).orElseThrow();
    for (int index = 0; index < 300; index++) {
      String text = HardStrings.random(Seeds.random(index), 40);
      NormalizedText normalized = new Nfc().normalize(NormalizedText.of(text));
      assertEquals(byParts(normalized, preTokenizer), encode(fused, text, 0, text.length()), text);
    }
  }

  private static void check(String text, PreTokenizer preTokenizer, FusedEncoder fused, int index) {
    List<List<Integer>> expected = byParts(NormalizedText.of(text), preTokenizer);
    assertEquals(expected, encode(fused, text, 0, text.length()), () -> Seeds.describe(index));
    var ids = new TokenBuffer(false);
    fused.encode(text, 0, text.length(), ids);
    assertEquals(
        expected.stream().map(List::getFirst).toList(),
        Arrays.stream(ids.ids()).boxed().toList(),
        () -> Seeds.describe(index));
  }

  private static List<List<Integer>> byParts(NormalizedText text, PreTokenizer preTokenizer) {
    List<List<Integer>> found = new ArrayList<>();
    int[] word = {0};
    preTokenizer.split(
        text,
        piece -> {
          var tokens = new TokenBuffer(true);
          MODEL.tokenize(piece, tokens);
          for (int i = 0; i < tokens.size(); i++) {
            int start = piece.originalStart(tokens.start(i));
            int end = piece.originalEnd(tokens.end(i) - 1);
            found.add(List.of(tokens.id(i), start, end, word[0]));
          }
          word[0]++;
        });
    return found;
  }

  private static List<List<Integer>> encode(FusedEncoder fused, String text, int from, int to) {
    var tokens = new TokenBuffer(true);
    fused.encode(text, from, to, tokens);
    List<List<Integer>> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      found.add(List.of(tokens.id(i), tokens.start(i), tokens.end(i), tokens.word(i)));
    }
    return found;
  }
}
