package dev.firth.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "a)", "[a", "[[:nothing:]]", "\\p{Nonsense}", "\\pL", "*a", "a|*", "(?~a)", "(?x)a",
        "\\Ka", "\\X", "\\R", "\\g<1>", "\\", "[\\", "\\x{110000}", "\\x{", "\\u12", "(?<1a>b)",
        "(?(1)a|b)", "(?#", "[z-a]"
      })
  void whatCannotBeUsedIsSaid(String expression) {
    var error = assertThrows(IllegalArgumentException.class, () -> SearchPattern.regex(expression));
    assertTrue(
        error.getMessage().startsWith("the regular expression " + expression + " cannot be used"),
        error.getMessage());
  }

  @Test
  void intervalsAreNeverPossessive() {
    assertEquals(List.of("0-5"), matches(SearchPattern.regex("\\d{1,3}+"), "12345"));
    assertEquals(List.of("0-3", "3-5"), matches(SearchPattern.regex("\\d{1,3}"), "12345"));
  }

  @Test
  void emptyMatches() {
    assertEquals(
        List.of("0-0", "1-2", "4-4"), matches(SearchPattern.regex("b*"), "ab😀"), "no 2-2, no 3-3");
    assertEquals(List.of(), matches(SearchPattern.regex("b*"), ""));
    assertEquals(List.of("1-3"), matches(SearchPattern.literal(".*"), "a.*b"));
  }

  @Test
  void equality() {
    assertEquals(SearchPattern.regex("a+"), SearchPattern.regex("a+"));
    assertTrue(!SearchPattern.regex("a").equals(SearchPattern.literal("a")));
    assertEquals("/a+/", SearchPattern.regex("a+").toString());
  }

  private static List<String> matches(SearchPattern pattern, String text) {
    var matches = new ArrayList<String>();
    pattern.find(text, (from, to) -> matches.add(from + "-" + to));
    return matches;
  }
}
