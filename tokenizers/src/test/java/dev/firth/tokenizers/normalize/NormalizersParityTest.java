package dev.firth.tokenizers.normalize;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PipelineParity;
import dev.firth.tokenizers.SearchPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same text and alignment as Hugging Face's tokenizers. */
class NormalizersParityTest {
  private static final List<String> TEXTS = texts();
  private static final List<String> CODE_POINTS = HardStrings.allCodePoints();

  static Stream<Arguments> normalizers() {
    return Stream.of(
        of("{'type':'NFC'}", new Nfc()),
        of("{'type':'NFD'}", new Nfd()),
        of("{'type':'NFKC'}", new Nfkc()),
        of("{'type':'NFKD'}", new Nfkd()),
        of("{'type':'Lowercase'}", new Lowercase()),
        of("{'type':'StripAccents'}", new StripAccents()),
        of("{'type':'Nmt'}", new Nmt()),
        of("{'type':'ByteLevel'}", new ByteLevelNormalizer()),
        of("{'type':'Strip','strip_left':true,'strip_right':true}", new Strip(true, true)),
        of("{'type':'Strip','strip_left':true,'strip_right':false}", new Strip(true, false)),
        of("{'type':'Strip','strip_left':false,'strip_right':true}", new Strip(false, true)),
        of("{'type':'Prepend','prepend':'▁x'}", new Prepend("▁x")),
        bert(true, true, Optional.empty(), true),
        bert(true, true, Optional.empty(), false),
        bert(false, true, Optional.of(false), true),
        bert(true, false, Optional.of(true), false),
        bert(false, false, Optional.of(true), true),
        of(
            "{'type':'Replace','pattern':{'String':' '},'content':'▁'}",
            new Replace(SearchPattern.literal(" "), "▁")),
        of(
            "{'type':'Replace','pattern':{'String':'a'},'content':''}",
            new Replace(SearchPattern.literal("a"), "")),
        of(
            "{'type':'Replace','pattern':{'Regex':'\\\\s+|[a-e]{2,}'},'content':' + '}",
            new Replace(SearchPattern.regex("\\s+|[a-e]{2,}"), " + ")),
        of(
            "{'type':'Sequence','normalizers':[{'type':'NFKD'},{'type':'StripAccents'},"
                + "{'type':'Lowercase'},{'type':'Strip','strip_left':true,'strip_right':true},"
                + "{'type':'Prepend','prepend':'▁'}]}",
            new NormalizerSequence(
                List.of(
                    new Nfkd(),
                    new StripAccents(),
                    new Lowercase(),
                    new Strip(true, true),
                    new Prepend("▁")))),
        of(
            "{'type':'Sequence','normalizers':[{'type':'Nmt'},{'type':'NFKC'},"
                + "{'type':'Replace','pattern':{'Regex':' {2,}'},'content':' '},"
                + "{'type':'ByteLevel'}]}",
            new NormalizerSequence(
                List.of(
                    new Nmt(),
                    new Nfkc(),
                    new Replace(SearchPattern.regex(" {2,}"), " "),
                    new ByteLevelNormalizer()))));
  }

  private static Arguments of(String json, Normalizer normalizer) {
    return Arguments.of(json.replace('\'', '"'), normalizer);
  }

  private static Arguments bert(
      boolean clean, boolean chinese, Optional<Boolean> accents, boolean lowercase) {
    return of(
        ("{'type':'BertNormalizer','clean_text':%b,'handle_chinese_chars':%b,"
                + "'strip_accents':%s,'lowercase':%b}")
            .formatted(clean, chinese, accents.map(String::valueOf).orElse("null"), lowercase),
        new BertNormalizer(clean, chinese, accents, lowercase));
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void hardStrings(String json, Normalizer normalizer) throws IOException {
    PipelineParity.normalizer(json, normalizer).checkCharacters(TEXTS);
  }

  /** Those with data about characters; the others treat nearly all alike. */
  static Stream<Arguments> normalizersWithData() {
    return normalizers()
        .filter(
            arguments ->
                switch (arguments.get()[1]) {
                  case Strip s -> false;
                  case Prepend p -> false;
                  case Replace r -> false;
                  case BertNormalizer bert -> bert.cleanText() && bert.handleChineseChars();
                  default -> true;
                });
  }

  @ParameterizedTest
  @MethodSource("normalizersWithData")
  void allCodePoints(String json, Normalizer normalizer) throws IOException {
    PipelineParity.normalizer(json, normalizer).checkCharacters(CODE_POINTS);
  }

  private static List<String> texts() {
    var texts = new ArrayList<String>();
    for (String text : HardStrings.all()) {
      texts.add(HardStrings.wellFormed(text.substring(0, Math.min(200, text.length()))));
    }
    SplittableRandom random = Seeds.random(0);
    for (int i = 0; i < 100; i++) {
      String text = i % 2 == 0 ? HardStrings.random(random, 30) : marks(random);
      texts.add(HardStrings.wellFormed(text));
    }
    return texts;
  }

  /** Letters that compose and decompose, with marks of all classes in any order. */
  private static String marks(SplittableRandom random) {
    String some =
        "aeou\u00e9\u1ec7\u01d5\u0344\u0f73\u0f71\u0f72\u0301\u0308\u0323\u0327\u031b\u0345"
            + "\u1100\u1161\u11a8\uac00\uac01\u0915\u093c\u0958\u09c7\u09be\u2126\ufb1d\u05b4"
            + "\u05c1\u3099\u304b\u0338\u226e\u1e9b\u08d4\u1cf7\u1df6 \ufdfa\ufb03\u2460";
    var text = new StringBuilder();
    for (int i = random.nextInt(25); i >= 0; i--) {
      text.append(some.charAt(random.nextInt(some.length())));
    }
    return text.toString();
  }
}
