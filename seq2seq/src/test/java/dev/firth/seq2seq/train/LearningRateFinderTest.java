package dev.firth.seq2seq.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.seq2seq.train.LearningRateCurve.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningRateFinderTest {
  @TempDir Path folder;

  @Test
  void aSweepFindsARateAndLeavesTheTaskAsItWas() throws IOException {
    try (var training = new TinyTraining(folder, 1, 0)) {
      float[] before = training.flatWeights();
      training.task.next();
      var position = training.task.position();
      LearningRateCurve curve =
          LearningRateFinder.defaults()
              .sweep(
                  training.task,
                  new Sgd(0.9, false, 0),
                  TrainingOptions.of(TrainingLimits.ofSteps(1)));
      assertArrayEquals(before, training.flatWeights(), 0);
      assertEquals(position, training.task.position());
      assertEquals(1e-7, curve.points().getFirst().rate(), 1e-20);
      double rate = curve.suggestion().orElseThrow();
      assertTrue(rate > 1e-3 && rate < 10, "a rate of " + rate);
    }
  }

  @Test
  void lossesThatAreNoNumbersEndTheSweep() throws IOException {
    try (var training = new TinyTraining(folder, 1, 0)) {
      LearningRateCurve curve =
          new LearningRateFinder(1, 1e38, 50)
              .sweep(
                  training.task,
                  new Sgd(0, false, 0),
                  TrainingOptions.of(TrainingLimits.ofSteps(1)));
      assertTrue(curve.points().size() < 50);
      curve.points().forEach(point -> assertTrue(Double.isFinite(point.loss())));
    }
  }

  @Test
  void theSuggestionIsWhereTheLossFallsMost() {
    double[] losses = {5, 5, 4.9, 4.5, 3, 2, 1.8, 1.7, 3, 9};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      points.add(new Point(Math.pow(10, i - 6), losses[i], losses[i]));
    }
    assertEquals(1e-2, new LearningRateCurve(points).suggestion().orElseThrow(), 1e-12);
    assertEquals(OptionalDouble.empty(), new LearningRateCurve(List.of()).suggestion());
    var rising = List.of(new Point(1, 1, 1), new Point(2, 2, 2), new Point(3, 3, 3));
    assertEquals(OptionalDouble.empty(), new LearningRateCurve(rising).suggestion());
  }

  @Test
  void tableAndPictureAreWhole() throws Exception {
    var curve =
        new LearningRateCurve(
            List.of(new Point(1e-3, 4, 4), new Point(1e-2, 3, 3.5), new Point(0.1, 1, 3)));
    Path table = folder.resolve("rates.tsv");
    curve.writeTable(table);
    assertEquals(
        List.of("rate\tloss\tsmoothed", "0.001\t4.0\t4.0", "0.01\t3.0\t3.5", "0.1\t1.0\t3.0"),
        Files.readAllLines(table));
    Path picture = folder.resolve("rates.svg");
    LearningRatePlot.write(picture, curve);
    var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    assertEquals(3, svg.getElementsByTagName("circle").getLength());
    String line =
        svg.getElementsByTagName("polyline")
            .item(0)
            .getAttributes()
            .getNamedItem("points")
            .getNodeValue();
    assertEquals("60.0,20.0 380.0,185.0 700.0,350.0", line);
    LearningRatePlot.write(picture, new LearningRateCurve(List.of()));
  }
}
