package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.testkit.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The one pass beside the chain of substitutions that the scripts publish. */
class MarkSplitterTest {
  private static final String CHARACTERS = "aé09.,-'\"&( )$%\u00a0中。–€²😀Ⅷ.,.,--";

  @Test
  void splitsAs13aDoes() {
    for (int i = 0; i < 20_000; i++) {
      String text = random(i);
      // Python's blanks, to which Java's White_Space property comes close enough for these.
      String chain =
          (" " + text + " ")
              .replaceAll("([{-~\\[-` -&(-+:-@/])", " $1 ")
              .replaceAll("([^0-9])([.,])", "$1 $2 ")
              .replaceAll("([.,])([^0-9])", " $1 $2")
              .replaceAll("([0-9])(-)", "$1 $2 ");
      assertEquals(words(chain), BleuTokenizer.MTEVAL_13A.tokens(text), describe(text, i));
    }
  }

  @Test
  void splitsInternationallyAsMteval14Does() {
    for (int i = 0; i < 20_000; i++) {
      String text = random(i);
      String chain =
          PythonText.stripTrailing(text)
              .replaceAll("(\\P{N})(\\p{P})", "$1 $2 ")
              .replaceAll("(\\p{P})(\\P{N})", " $1 $2")
              .replaceAll("(\\p{S})", " $1 ");
      assertEquals(words(chain), BleuTokenizer.INTERNATIONAL.tokens(text), describe(text, i));
    }
  }

  private static String random(int index) {
    SplittableRandom random = Seeds.random(index);
    var text = new StringBuilder();
    int[] characters = CHARACTERS.codePoints().filter(c -> c != '&').toArray();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  private static List<String> words(String text) {
    return List.of(text.split("(?U)\\s+")).stream().filter(word -> !word.isEmpty()).toList();
  }

  private static String describe(String text, int index) {
    return "'" + text + "', " + Seeds.describe(index);
  }

  @Test
  void runsOfMarksAreTakenInPairs() {
    assertEquals(List.of("1", ".", ".", "5"), BleuTokenizer.MTEVAL_13A.tokens("1..5"));
    assertEquals(List.of("a", ".", ".5"), BleuTokenizer.MTEVAL_13A.tokens("a..5"));
    assertEquals(List.of("1.5"), BleuTokenizer.MTEVAL_13A.tokens("1.5"));
    assertEquals(List.of("5", "-", "-6"), BleuTokenizer.MTEVAL_13A.tokens("5--6"));
  }

  @Test
  void aYearKeepsItsFullStopOnlyInternationally() {
    assertEquals(List.of("in", "1990", "."), BleuTokenizer.MTEVAL_13A.tokens("in 1990."));
    assertEquals(List.of("in", "1990."), BleuTokenizer.INTERNATIONAL.tokens("in 1990."));
  }

  @Test
  void entitiesAreDecodedIn13aAlone() {
    assertEquals(List.of("<", "b", ">"), BleuTokenizer.MTEVAL_13A.tokens("&amp;lt;b&gt;"));
    assertEquals(List.of("&", "lt", ";"), BleuTokenizer.INTERNATIONAL.tokens("&lt;"));
    assertEquals(List.of("ab", "c", "d"), BleuTokenizer.MTEVAL_13A.tokens("a-\nb c\nd<skipped>"));
  }

  @Test
  void chineseCharactersStandAlone() {
    assertEquals(
        List.of("我", "有", "3dog", "。", "’", "€", "𠀀x"),
        BleuTokenizer.CHINESE.tokens("我有3dog。’€𠀀x"));
  }

  @Test
  void everyTokenizerTakesLoneSurrogatesAndNothing() {
    for (BleuTokenizer tokenizer : BleuTokenizer.values()) {
      assertEquals(List.of(), tokenizer.tokens(" \t\u3000"), tokenizer.label());
      assertEquals(2, tokenizer.tokens("\ud800 \udc00").size(), tokenizer.label());
    }
  }
}
