package dev.firth.eval.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.FirthVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BleuTest {
  private final Bleu bleu = new Bleu(BleuOptions.defaults());

  @Test
  void isTheGeometricMeanOfPrecisionsTimesThePenalty() {
    // 5 of 6 words, 3 of 5 pairs, 2 of 4 triples, 1 of 3; 6 words against 7.
    var score = bleu.sentence("a b c d x e", List.of("a b c d e f g"));
    double mean = Math.pow(5 / 6.0 * 3 / 5.0 * 2 / 4.0 * 1 / 3.0, 0.25);
    assertEquals(100 * mean * Math.exp(1 - 7 / 6.0), score.value(), 1e-10);
    assertEquals(List.of(5L, 3L, 2L, 1L), score.parts().get("counts"));
    assertEquals(List.of(6L, 5L, 4L, 3L), score.parts().get("totals"));
  }

  @Test
  void aWordCountsAsOftenAsTheReferenceThatHasItMostOften() {
    var score = bleu.sentence("the the the the", List.of("the cat", "the dog the"));
    assertEquals(List.of(2L, 0L, 0L, 0L), score.parts().get("counts"));
    assertEquals(3L, score.parts().get("ref_len"));
  }

  @Test
  void theShorterOfTwoReferencesAsCloseGivesTheLength() {
    assertEquals(2L, bleu.sentence("a b c", List.of("a b c d", "a b")).parts().get("ref_len"));
    assertEquals(2L, bleu.sentence("a b c", List.of("a b", "a b c d")).parts().get("ref_len"));
  }

  @Test
  void signatureHasTheShapeOfSacreBleus() {
    var score = bleu.corpus(List.of("a"), References.single(List.of("a")));
    String version = "version:firth-" + FirthVersion.current();
    assertEquals(
        "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|" + version,
        score.signature().settingsLine());
    assertEquals(
        "#:1|c:mixed|e:no|tok:13a|s:exp|v:firth-" + FirthVersion.current(),
        score.signature().settingsLine(bleu.abbreviations()));
    var other =
        new Bleu(
            BleuOptions.defaults()
                .withTokenizer(BleuTokenizer.INTERNATIONAL)
                .withSmoothing(Smoothing.of(Smoothing.Method.FLOOR))
                .withEffectiveOrder(true)
                .withLowercase(true));
    var texts = Arrays.asList("a", null);
    var references = References.ofSegments(List.of(List.of("a", "b"), texts));
    var resampled =
        other.statistics(List.of("a", "a"), references).score(new Bootstrap(50, 3), 0.95);
    assertEquals(
        "BLEU|nrefs:var|bs:50|seed:3|case:lc|eff:yes|tok:intl|smooth:floor[0.10]|" + version,
        resampled.signature().toString());
  }

  @Test
  void missingReferencesAreLeftOut() {
    var references = References.ofStreams(List.of(List.of("a b", "c d"), Arrays.asList(null, "c")));
    var score = bleu.corpus(List.of("a b", "c"), references);
    assertEquals(List.of(3L, 1L, 0L, 0L), score.parts().get("counts"));
    assertEquals(3L, score.parts().get("ref_len"));
  }

  @Test
  void emptyHypothesesAndReferencesScoreAsInSacreBleu() {
    assertEquals(0, bleu.sentence("", List.of("a b")).value());
    assertEquals(0, bleu.sentence("a b", List.of("", "")).value());
    assertEquals(0, bleu.sentence("", List.of("")).value());
    var allEmpty = bleu.corpus(List.of("a", "b"), References.single(List.of("", "")));
    assertEquals(0, allEmpty.value());
    assertEquals(1.0, allEmpty.parts().get("bp"));
  }

  @Test
  void oddInputIsCounted() {
    var found =
        bleu.statistics(List.of("a .", "", " "), References.single(List.of("a.", "b", "")))
            .findings();
    assertEquals(new InputFindings(2, 1, 1, 0), found);
  }

  @Test
  void transposedReferencesAreAnError() {
    var hypotheses = List.of("a", "b", "c");
    var bySegment = List.of(List.of("a"), List.of("b"), List.of("c"));
    var transposed = References.ofStreams(bySegment);
    var e = assertThrows(IllegalArgumentException.class, () -> bleu.corpus(hypotheses, transposed));
    assertTrue(e.getMessage().contains("3 hypotheses"), e.getMessage());
    assertEquals(0, bleu.corpus(hypotheses, References.ofSegments(bySegment)).value());
    var ragged = List.of(List.of("a", "b"), List.of("c"));
    assertThrows(IllegalArgumentException.class, () -> References.ofStreams(ragged));
  }

  @Test
  void refusesSegmentsWithoutReference() {
    var none = List.of(List.of("a"), List.<String>of());
    var e = assertThrows(IllegalArgumentException.class, () -> References.ofSegments(none));
    assertTrue(e.getMessage().contains("segment 2"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> References.ofStreams(List.of()));
    assertThrows(IllegalArgumentException.class, () -> bleu.sentence("a", List.of()));
    var empty = References.single(List.of());
    assertThrows(IllegalArgumentException.class, () -> bleu.corpus(List.of(), empty));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> Smoothing.of(Smoothing.Method.EXP, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Smoothing.of(Smoothing.Method.FLOOR, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> BleuOptions.defaults().withMaxOrder(0));
    assertThrows(IllegalArgumentException.class, () -> ChrFOptions.defaults().withBeta(0));
    assertThrows(IllegalArgumentException.class, () -> ChrFOptions.defaults().withCharOrder(0));
  }
}
