package dev.firth.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.eval.CorrelationConfidence.Interval;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.testkit.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorrelationConfidenceTest {
  @Test
  void agreesWithScipy() throws Exception {
    var url = CorrelationConfidenceTest.class.getResource("/parity/scipy/intervals.tsv");
    for (String line : Files.readAllLines(Path.of(url.toURI()))) {
      double[] v = Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
      Interval pearson = CorrelationConfidence.pearson(v[0], (int) v[1], v[2]);
      Interval spearman = CorrelationConfidence.spearman(v[0], (int) v[1], v[2]);
      assertEquals(v[3], pearson.lower(), 1e-12, line);
      assertEquals(v[4], pearson.upper(), 1e-12, line);
      assertEquals(v[5], spearman.lower(), 1e-12, line);
      assertEquals(v[6], spearman.upper(), 1e-12, line);
    }
  }

  @Test
  void edgesHaveTheIntervalsThatTheyDeserve() {
    assertEquals(new Interval(.95, -1, 1), CorrelationConfidence.pearson(.5, 3, .95));
    assertEquals(new Interval(.95, 1, 1), CorrelationConfidence.pearson(1, 30, .95));
    assertEquals(Double.NaN, CorrelationConfidence.pearson(Double.NaN, 30, .95).lower());
    assertThrows(IllegalArgumentException.class, () -> CorrelationConfidence.pearson(.5, 30, 1));
  }

  /** With normal samples both ways mean the same, within what a thousand draws can tell. */
  @Test
  void bootstrapAgreesWithFisherOnNormalSamples() {
    var random = Seeds.random(0);
    double[] x = new double[400];
    double[] y = new double[400];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
      y[i] = x[i] + random.nextGaussian();
    }
    var score = CorrelationConfidence.pearsonOfPairs(x, y);
    var drawn = Bootstrap.defaults().interval(score);
    var formula = CorrelationConfidence.pearson(score.value(), x.length, .95);
    assertEquals(formula.lower(), drawn.lower(), .03, Seeds.describe(0));
    assertEquals(formula.upper(), drawn.upper(), .03, Seeds.describe(0));
    var ranks = CorrelationConfidence.spearmanOfPairs(x, y);
    assertEquals(Correlation.spearman(x, y), ranks.value());
    var drawnRanks = Bootstrap.defaults().interval(ranks);
    var ofRanks = CorrelationConfidence.spearman(ranks.value(), x.length, .95);
    assertEquals(ofRanks.lower(), drawnRanks.lower(), .04, Seeds.describe(0));
    assertEquals(ofRanks.upper(), drawnRanks.upper(), .04, Seeds.describe(0));
  }
}
