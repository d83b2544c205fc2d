package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.HuggingFace;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.pretokenize.ByteLevel;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.Split;
import dev.firth.tokenizers.pretokenize.SplitBehavior;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ids, tokens and offsets as Hugging Face's tokenizers for each option and pattern. */
class BpeParityTest {
  private static final BpeOptions NONE = BpeOptions.DEFAULTS;

  static Stream<Tokenizer> tokenizers() {
    return Stream.of(
        words(NONE),
        words(NONE.withUnkToken("<unk>")),
        words(NONE.withUnkToken("<unk>").withFuseUnk(true)),
        words(NONE.withUnkToken("<unk>").withContinuingSubwordPrefix("##")),
        words(NONE.withUnkToken("<unk>").withEndOfWordSuffix("</w>")),
        words(NONE.withContinuingSubwordPrefix("##").withEndOfWordSuffix("</w>")),
        words(NONE.withByteFallback(true).withUnkToken("<unk>").withFuseUnk(true)),
        words(NONE.withIgnoreMerges(true).withUnkToken("<unk>")),
        bytes(new ByteLevel(false, true, true)),
        bytes(new ByteLevel(true, true, true)),
        bytes(split(BytePatterns.CL100K)),
        bytes(split(BytePatterns.CL100K_TIKTOKEN)),
        bytes(split(BytePatterns.CL100K_SINGLE_DIGITS)),
        bytes(split(BytePatterns.O200K)),
        bytes(split("\\p{L}+|\\s+|[^\\p{L}\\s]")),
        bytes(new ByteLevel(false, true, true)).toBuilder().normalizer(new Nfc()).build());
  }

  private static Tokenizer words(BpeOptions options) {
    return Tokenizer.builder(ToyMerges.words(300, options))
        .preTokenizer(new WhitespaceSplit())
        .build();
  }

  private static Tokenizer bytes(PreTokenizer preTokenizer) {
    BpeModel model = ToyMerges.byteLevel(300, NONE);
    return Tokenizer.builder(model).preTokenizer(preTokenizer).build();
  }

  private static PreTokenizer split(String expression) {
    var split = new Split(SearchPattern.regex(expression), SplitBehavior.ISOLATED, false);
    return new PreTokenizerSequence(List.of(split, new ByteLevel(false, true, false)));
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void equalsHuggingFace(Tokenizer ours) throws IOException {
    try (var theirs = HuggingFace.of(TokenizerJson.toJson(ours))) {
      for (String text : HardStrings.all(1_000)) {
        check(HardStrings.wellFormed(text), ours, theirs, 0);
      }
      for (int index = 0; index < 200; index++) {
        String text = HardStrings.random(Seeds.random(index), 30);
        check(HardStrings.wellFormed(text), ours, theirs, index);
      }
    }
  }

  static Stream<Tokenizer> tokenizersForLongRuns() {
    return Stream.of(words(NONE), bytes(new ByteLevel(false, true, true)));
  }

  @ParameterizedTest
  @MethodSource("tokenizersForLongRuns")
  void longRunsEqualHuggingFace(Tokenizer ours) throws IOException {
    try (var theirs = HuggingFace.of(TokenizerJson.toJson(ours))) {
      for (String text : HardStrings.longRuns(20_000)) {
        check(text, ours, theirs, 0);
      }
    }
  }

  private static void check(String text, Tokenizer ours, HuggingFace theirs, int index) {
    var expected = theirs.encode(text, false);
    assertEquals(
        "",
        expected.difference(HuggingFace.Tokens.of(ours.encode(text, false))),
        () -> Seeds.describe(index) + ": " + text.substring(0, Math.min(80, text.length())));
  }
}
