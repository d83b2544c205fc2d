package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.FirthVersion;
import dev.firth.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerTest {
  private final Ter ter = new Ter(TerOptions.defaults());

  @Test
  void aMovedBlockIsOneEdit() {
    assertEquals(10, ter.sentence("e f g h i j a b c d", List.of("a b c d e f g h i j")).value());
    assertEquals(1L, ter.sentence("e f a b c d", List.of("a b c d e f")).parts().get("num_edits"));
  }

  @Test
  void editsAreCountedForTheMeanReference() {
    var score = ter.sentence("a b c", List.of("a b c d", "a x"));
    assertEquals(1L, score.parts().get("num_edits"));
    assertEquals(3.0, score.parts().get("ref_length"));
    assertEquals(100 / 3.0, score.value(), 1e-12);
  }

  @Test
  void emptyTextsScoreAsInSacreBleu() {
    assertEquals(100, ter.sentence("", List.of("a b")).value());
    assertEquals(100, ter.sentence("a b c", List.of("")).value());
    assertEquals(0, ter.sentence("", List.of("")).value());
    assertEquals(100, ter.corpus(List.of("a", "b"), References.single(List.of("", ""))).value());
  }

  @Test
  void neverCountsMoreThanPlainEditDistance() {
    for (int i = 0; i < 300; i++) {
      var random = Seeds.random(i);
      var texts = new String[2];
      for (int t = 0; t < 2; t++) {
        var words = new StringBuilder();
        for (int w = random.nextInt(1, 20); w > 0; w--) {
          words.append((char) ('a' + random.nextInt(6))).append(' ');
        }
        texts[t] = words.toString().strip();
      }
      long edits = (long) ter.sentence(texts[0], List.of(texts[1])).parts().get("num_edits");
      assertTrue(edits <= levenshtein(texts[0], texts[1]), Seeds.describe(i));
      assertTrue(edits > 0 || texts[0].equals(texts[1]), Seeds.describe(i));
    }
  }

  private static int levenshtein(String first, String second) {
    String[] a = first.split(" ");
    String[] b = second.split(" ");
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int cost = diagonal + (a[i - 1].equals(b[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length];
  }

  @Test
  void signatureHasTheShapeOfSacreBleus() {
    assertEquals(
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:firth-"
            + FirthVersion.current(),
        ter.signature("1").settingsLine());
    var other = new Ter(new TerOptions(true, true, true, true));
    assertEquals(
        "#:var|c:mixed|t:tercom|nr:yes|pn:no|as:yes|v:firth-" + FirthVersion.current(),
        other.signature("var").settingsLine(other.abbreviations()));
  }

  @Test
  void refusesTextsThatAreNoSegments() {
    String book = "word ".repeat(20_000);
    var e =
        assertThrows(IllegalArgumentException.class, () -> ter.sentence(book, List.of(book + "x")));
    assertTrue(e.getMessage().contains("too long for TER"), e.getMessage());
  }
}
