package dev.firth.eval.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** scikit-learn 1.2.1 on the same labels and scores. */
class ScikitLearnParityTest {
  private static final double EPSILON = 1e-14;
  private static final Map<String, double[]> EXPECTED = expected();

  private static List<String> lines(String name) {
    try {
      var url = ScikitLearnParityTest.class.getResource("/parity/scikit-learn/" + name);
      return Files.readAllLines(Path.of(url.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, double[]> expected() {
    var expected = new HashMap<String, double[]>();
    for (String line : lines("expected.tsv")) {
      String[] columns = line.split("\t");
      expected.put(columns[0] + "/" + columns[1], numbers(columns[2]));
    }
    return expected;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static Stream<String> labels() {
    return lines("labels.tsv").stream();
  }

  static Stream<String> binary() {
    return lines("binary.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource
  void labels(String line) {
    String[] columns = line.split("\t");
    String name = columns[0] + "/";
    ConfusionMatrix matrix =
        LabelPairs.of(List.of(columns[1].split(" ")), List.of(columns[2].split(" "))).matrix();
    ClassificationReport report = matrix.report();
    check(name + "accuracy", matrix.accuracy());
    check(name + "matthews", matrix.matthews());
    check(name + "micro", three(report.micro()));
    check(name + "macro", three(report.macro()));
    check(name + "weighted", three(report.weighted()));
    for (ClassScore score : report.classes()) {
      double[] scores = Arrays.copyOf(three(score.scores()), 4);
      scores[3] = score.support();
      check(name + "class " + score.name(), scores);
    }
    int size = matrix.labels().size();
    double[] counts = new double[size * size];
    Arrays.setAll(counts, i -> matrix.count(i / size, i % size));
    check(name + "confusion", counts);
  }

  private static double[] three(PrecisionRecall scores) {
    return new double[] {scores.precision(), scores.recall(), scores.f1()};
  }

  @ParameterizedTest
  @MethodSource
  void binary(String line) {
    String[] columns = line.split("\t");
    String name = columns[0] + "/";
    double[] scores = numbers(columns[2]);
    boolean[] positive = new boolean[scores.length];
    String[] outcomes = columns[1].split(" ");
    for (int i = 0; i < positive.length; i++) {
      positive[i] = outcomes[i].equals("1");
    }
    checkCurves(name, ScoredItems.of(positive, scores));
    if (EXPECTED.containsKey(name + "brier")) {
      checkCalibration(name, Calibration.of(positive, scores, 10));
    }
  }

  private static void checkCurves(String name, ScoredItems items) {
    var roc = RocCurve.of(items);
    check(name + "roc auc", roc.auc());
    check(name + "roc auc", items.rocAuc().value());
    check(name + "roc fpr", roc.points().stream().mapToDouble(RocCurve.Point::falsePositiveRate));
    check(name + "roc tpr", roc.points().stream().mapToDouble(RocCurve.Point::truePositiveRate));
    var curve = PrecisionRecallCurve.of(items);
    var points = curve.points();
    check(name + "average precision", curve.averagePrecision());
    check(name + "average precision", items.averagePrecision().value());
    check(name + "pr auc", curve.auc());
    check(name + "pr recall", points.stream().mapToDouble(PrecisionRecallCurve.Point::recall));
    check(
        name + "pr precision", points.stream().mapToDouble(PrecisionRecallCurve.Point::precision));
    check(
        name + "pr thresholds",
        points.stream().skip(1).mapToDouble(PrecisionRecallCurve.Point::threshold));
  }

  private static void checkCalibration(String name, Calibration calibration) {
    check(name + "brier", calibration.brier());
    check(name + "ece", calibration.expectedError());
    check(name + "mce", calibration.maximumError());
    var bins = calibration.bins().stream().filter(bin -> bin.items() > 0).toList();
    check(name + "bins mean", bins.stream().mapToDouble(ReliabilityBin::meanProbability));
    check(name + "bins share", bins.stream().mapToDouble(ReliabilityBin::positiveShare));
  }

  private static void check(String name, DoubleStream values) {
    check(name, values.toArray());
  }

  private static void check(String name, double value) {
    assertEquals(EXPECTED.get(name)[0], value, EPSILON, name);
  }

  private static void check(String name, double[] values) {
    assertArrayEquals(EXPECTED.get(name), values, EPSILON, name);
  }
}
