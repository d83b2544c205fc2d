package dev.firth.seq2seq.train;

import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Losses by learning rate, the rates rising by one factor, as a {@link LearningRateFinder} found.
 */
public record LearningRateCurve(List<Point> points) {
  /**
   * A step.
   *
   * @param rate of the step
   * @param loss of a token before the step, in nats
   * @param smoothed loss so far
   */
  public record Point(double rate, double loss, double smoothed) {}

  public LearningRateCurve {
    points = List.copyOf(points);
  }

  /**
   * Where the smoothed loss falls most steeply for the logarithm of the rate; empty if it never
   * falls.
   */
  public OptionalDouble suggestion() {
    double steepest = 0;
    int best = -1;
    for (int i = 1; i < points.size() - 1; i++) {
      double slope = points.get(i + 1).smoothed() - points.get(i - 1).smoothed();
      if (slope < steepest) {
        steepest = slope;
        best = i;
      }
    }
    return best < 0 ? OptionalDouble.empty() : OptionalDouble.of(points.get(best).rate());
  }

  /** Writes a table: a header, then rate, loss and smoothed loss of each step between tabs. */
  public void writeTable(Path file) throws IOException {
    var text = new StringBuilder("rate\tloss\tsmoothed\n");
    for (Point point : points) {
      text.append(point.rate()).append('\t').append(point.loss()).append('\t');
      text.append(point.smoothed()).append('\n');
    }
    AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
