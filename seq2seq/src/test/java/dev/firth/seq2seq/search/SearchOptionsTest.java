package dev.firth.seq2seq.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchOptionsTest {
  @Test
  void penaltiesByTheirFormulas() {
    assertEquals(1, LengthPenalty.NONE.divisor(17));
    assertEquals(17, LengthPenalty.AVERAGE.divisor(17));
    assertEquals(1, LengthPenalty.wu(0.6).divisor(1));
    assertEquals(Math.pow(2.5, 0.6), LengthPenalty.wu(0.6).divisor(10), 1e-12);
    var attention = List.of(new float[] {0.5f, 0.25f, 0}, new float[] {0.75f, 0.25f, 0});
    assertEquals(
        0.2 * (0 + Math.log(0.5) + Math.log(1e-10)),
        new CoveragePenalty(0.2).of(attention, 3),
        1e-12);
    assertEquals(0, CoveragePenalty.NONE.of(List.of(), 3));
  }

  @Test
  void boundIsNoLowerThanWhatCanBeReached() {
    for (String text : List.of("none", "average", "wu:0.6", "average:0.3")) {
      LengthPenalty penalty = LengthPenalty.parse(text);
      for (double logProbability : new double[] {-3, 0, 1e-6}) {
        double bound = penalty.bound(logProbability, 4, 9);
        for (int length = 4; length <= 9; length++) {
          assertTrue(logProbability / penalty.divisor(length) <= bound, text);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "average:1.0", "wu:0.6", "average:0.5"})
  void penaltiesAreReadAsTheyAreWritten(String text) {
    assertEquals(text, LengthPenalty.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wu", "wu:", "wu:-1", "wu:NaN", "none:1", "mean", "average:x"})
  void whatIsNoPenaltyIsRefused(String text) {
    assertThrows(UsageException.class, () -> LengthPenalty.parse(text));
  }

  @Test
  void lengthsRelateToTheSource() {
    assertEquals(35, new LengthLimit(1.5, 5).tokens(20));
    assertEquals(1, new LengthLimit(0.5, 0).tokens(3));
    assertEquals(7, LengthLimit.of(7).tokens(1000));
    assertEquals(Integer.MAX_VALUE, new LengthLimit(1e9, 5).tokens(2_000_000_000));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    Constraints rules = Constraints.defaults();
    BeamOptions beam = BeamOptions.defaults();
    SamplingOptions sampling = SamplingOptions.defaults();
    List<Runnable> wrong =
        List.of(
            () -> new LengthLimit(-1, 0),
            () -> new LengthLimit(Double.NaN, 0),
            () -> LengthLimit.of(-1),
            () -> rules.withNoRepeatNgram(-1),
            () -> rules.withRepetitionPenalty(0),
            () -> rules.withRepetitionPenalty(Float.NaN),
            () -> new CoveragePenalty(-0.1),
            () -> beam.withBeam(0, 0),
            () -> beam.withBeam(3, 4),
            () -> beam.withBeam(3, 0),
            () -> sampling.withSamples(0),
            () -> sampling.withTemperature(0),
            () -> sampling.withTemperature(Double.NaN),
            () -> sampling.withTopK(-1),
            () -> sampling.withTopP(0),
            () -> sampling.withTopP(1.1));
    for (Runnable run : wrong) {
      assertThrows(UsageException.class, run::run);
    }
    assertThrows(IllegalArgumentException.class, () -> SearchInput.of(0, -1));
  }
}
