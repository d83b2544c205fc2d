package dev.firth.tokenizers.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.RandomText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhitespaceWordsTest {
  private final WhitespaceWords tokenizer = new WhitespaceWords();

  @Test
  void wordsStandBetweenAsciiWhiteSpace() {
    assertEquals(
        List.of("a", "bc", "d\0e", "f\u00a0g\u2028h", "i\u0085j", "k\u0001\b\u000e\u001f"),
        words(" a\tbc\r\nd\0e\u000b\ff\u00a0g\u2028h i\u0085j  k\u0001\b\u000e\u001f"));
    assertEquals(List.of(), words(""));
    assertEquals(List.of(), words(" \t\n\u000b\f\r    \t"));
    assertEquals(List.of("whole"), words("whole"));
    assertEquals("whitespace", tokenizer.signature());
  }

  @Test
  void everyByteIsJudgedAlikeInEveryPlace() {
    for (int value = 0; value < 256; value++) {
      boolean space = value == ' ' || (value >= 9 && value <= 13);
      for (int place = 0; place < 8; place++) {
        for (long others : new long[] {0, -1L, 0x2020202020202020L, 0x7f8081090d0e1f21L}) {
          long eight = (others & ~(0xffL << (8 * place))) | ((long) value << (8 * place));
          long bit = (WhitespaceWords.spaces(eight) >>> (8 * place + 7)) & 1;
          assertEquals(space ? 1 : 0, bit, value + " in place " + place);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void findsTheWordsOfAPlainSplit(int index) {
    String text = new RandomText(Seeds.random(index), 500).lines(200);
    assertEquals(RandomText.split(text), words(text), Seeds.describe(index));
  }

  /** The words, with bytes before and behind the text that must not matter. */
  private List<String> words(String text) {
    byte[] bytes = ("x" + text + "y z").getBytes(UTF_8);
    var words = new ArrayList<String>();
    tokenizer.tokenize(
        bytes,
        1,
        bytes.length - 4,
        (b, offset, length) -> words.add(new String(b, offset, length, UTF_8)));
    return words;
  }
}
