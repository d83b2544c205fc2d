package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.runs.FirthVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChrFTest {
  @Test
  void isTheFScoreOfMeanPrecisionAndRecall() {
    var chrF = new ChrF(ChrFOptions.defaults().withCharOrder(2));
    // ab c: 3 characters and 2 pairs; abd: a, b, and ab are shared.
    double share = (2 / 3.0 + 1 / 2.0) / 2;
    assertEquals(100 * share, chrF.sentence("ab c", List.of("abd")).value(), 1e-10);
  }

  @Test
  void recallCountsMore() {
    var chrF = new ChrF(ChrFOptions.defaults().withCharOrder(1).withBeta(3));
    // One of two characters is right, and the reference has only that one.
    assertEquals(100 * 10 * 0.5 / (9 * 0.5 + 1), chrF.sentence("ab", List.of("a")).value(), 1e-10);
  }

  @Test
  void namesAndSignatureHaveTheShapeOfSacreBleus() {
    var chrF = new ChrF(ChrFOptions.defaults().withWordOrder(2).withWhitespace(true));
    assertEquals("chrF2++", chrF.name());
    assertEquals(
        "#:1|c:mixed|e:yes|nc:6|nw:2|s:yes|v:firth-" + FirthVersion.current(),
        chrF.signature("1").settingsLine(chrF.abbreviations()));
  }

  @Test
  void emptyTextsScoreAsInSacreBleu() {
    var chrF = new ChrF(ChrFOptions.defaults());
    assertEquals(0, chrF.sentence("", List.of("a")).value());
    assertEquals(0, chrF.sentence("a", List.of("")).value());
    assertEquals(0, chrF.sentence("", List.of("")).value());
    assertEquals(0, chrF.corpus(List.of("a", "b"), References.single(List.of("", " "))).value());
  }

  @Test
  void manyDifferentCharactersAreKeptApart() {
    var text = new StringBuilder();
    for (int c = 0x3400; c < 0x9000; c++) {
      text.appendCodePoint(c).appendCodePoint(0x20000 + c);
    }
    var chrF = new ChrF(ChrFOptions.defaults());
    var scorer =
        chrF.statistics(
            List.of("a", text.toString(), "b"),
            References.single(List.of("b", text.toString(), "b")));
    assertEquals(0, scorer.segment(0).value());
    assertEquals(100, scorer.segment(1).value(), 1e-10);
    assertEquals(100, scorer.segment(2).value(), 1e-10);
  }
}
