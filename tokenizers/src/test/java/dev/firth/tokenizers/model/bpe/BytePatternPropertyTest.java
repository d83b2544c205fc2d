package dev.firth.tokenizers.model.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.SearchPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand cuts where the regular expression does. */
class BytePatternPropertyTest {
  private static final int[] SAMPLE = {
    'a', 'Z', 's', 'S', 't', 'L', 'l', 'e', 'R', 'v', 'd', 'M', ' ', ' ', '\n', '\r', '\t', '\'',
    '\'', '/', '!', '1', '9', 0, 0x85, 0xA0, 0x17F, 0x1C5, 0x2B0, 0x300, 0x301, 0x4F60, 0xE9, 0xC9,
    0x660, 0x2167, 0xBD, 0x3000, 0x2028, 0x1F600, 0x1D400, 0x10400, 0x1D7D8, 0xFFFD
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        BytePatterns.GPT2,
        BytePatterns.CL100K,
        BytePatterns.CL100K_TIKTOKEN,
        BytePatterns.CL100K_SINGLE_DIGITS,
        BytePatterns.O200K
      })
  void cutsLikeTheExpression(String expression) {
    SearchPattern regex = SearchPattern.regex(expression);
    BytePattern pattern = BytePatterns.of(expression).orElseThrow();
    for (String text : HardStrings.all()) {
      check(HardStrings.wellFormed(text), regex, pattern, 0);
    }
    for (int index = 0; index < 1500; index++) {
      SplittableRandom random = Seeds.random(index);
      check(HardStrings.wellFormed(HardStrings.random(random, 12)), regex, pattern, index);
      check(sample(random), regex, pattern, index);
    }
  }

  private static String sample(SplittableRandom random) {
    int length = 1 + random.nextInt(14);
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(SAMPLE[random.nextInt(SAMPLE.length)]);
    }
    return text.toString();
  }

  private static void check(String text, SearchPattern regex, BytePattern pattern, int index) {
    List<String> expected = new ArrayList<>();
    regex.find(text, (from, to) -> expected.add(text.substring(from, to)));
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(utf8, utf8.length + BytePattern.PADDING);
    List<String> found = new ArrayList<>();
    for (int at = 0; at < utf8.length; ) {
      int end = pattern.end(padded, at, utf8.length);
      found.add(new String(utf8, at, end - at, StandardCharsets.UTF_8));
      at = end;
    }
    assertEquals(expected, found, () -> Seeds.describe(index));
  }
}
