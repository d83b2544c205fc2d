package dev.firth.seq2seq.train;

import dev.firth.runs.AtomicFile;
import dev.firth.seq2seq.train.LearningRateCurve.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A {@link LearningRateCurve} as an SVG picture: rates on a logarithmic axis, losses as points, the
 * smoothed loss as a line, and the suggestion.
 */
public final class LearningRatePlot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 60;
  private static final int BOTTOM = 50;
  private static final int MARGIN = 20;
  private static final int TICKS = 5;

  private final StringBuilder svg = new StringBuilder();
  private final LearningRateCurve curve;
  private final double leastPower;
  private final double greatestPower;
  private final double least;
  private final double greatest;

  private LearningRatePlot(LearningRateCurve curve) {
    this.curve = curve;
    List<Point> points = curve.points();
    leastPower = points.isEmpty() ? -1 : Math.log10(points.getFirst().rate());
    greatestPower = points.isEmpty() ? 0 : Math.log10(points.getLast().rate());
    least = points.stream().mapToDouble(Point::smoothed).min().orElse(0);
    greatest = points.stream().mapToDouble(Point::smoothed).max().orElse(1);
  }

  /** Writes the picture. */
  public static void write(Path file, LearningRateCurve curve) throws IOException {
    byte[] svg = new LearningRatePlot(curve).svg().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(svg));
  }

  private String svg() {
    svg.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ")
        .append(WIDTH + " " + HEIGHT)
        .append("' font-family='sans-serif' font-size='12'>\n")
        .append("<title>Loss by learning rate</title>\n")
        .append("<rect width='100%' height='100%' fill='white'/>\n");
    addRates();
    addLosses();
    curve.points().forEach(this::addDot);
    svg.append("<polyline fill='none' stroke='#06c' stroke-width='2' points='")
        .append(curve.points().stream().map(this::place).collect(Collectors.joining(" ")))
        .append("'/>\n");
    curve.suggestion().ifPresent(this::addSuggestion);
    return svg.append("</svg>\n").toString();
  }

  private void addDot(Point point) {
    double y = y(Math.clamp(point.loss(), least, greatest));
    svg.append(
        "<circle r='1.5' fill='#999' cx='%s' cy='%s'/>\n".formatted(at(x(point.rate())), at(y)));
  }

  private String place(Point point) {
    return at(x(point.rate())) + "," + at(y(point.smoothed()));
  }

  /** A line and a label for each power of ten. */
  private void addRates() {
    for (int power = (int) Math.ceil(leastPower); power <= greatestPower; power++) {
      double x = x(Math.pow(10, power));
      addLine("#ddd", x, MARGIN, x, HEIGHT - BOTTOM);
      addText("middle", x, HEIGHT - BOTTOM + 18, "1e" + power);
    }
    addText("middle", (LEFT + WIDTH) / 2.0, HEIGHT - 10, "learning rate");
  }

  private void addLosses() {
    for (int tick = 0; tick <= TICKS; tick++) {
      double loss = least + (greatest - least) * tick / TICKS;
      addLine("#ddd", LEFT, y(loss), WIDTH - MARGIN, y(loss));
      addText("end", LEFT - 6, y(loss) + 4, String.format(Locale.ROOT, "%.3g", loss));
    }
    addText("start", LEFT, 14, "loss (nats/token)");
  }

  private void addSuggestion(double rate) {
    addLine("#c30", x(rate), MARGIN, x(rate), HEIGHT - BOTTOM);
    addText("start", x(rate) + 4, 34, String.format(Locale.ROOT, "%.2g", rate));
  }

  private void addLine(String colour, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line stroke='%s' x1='%s' y1='%s' x2='%s' y2='%s'/>\n"
            .formatted(colour, at(x1), at(y1), at(x2), at(y2)));
  }

  private void addText(String anchor, double x, double y, String text) {
    svg.append(
        "<text text-anchor='%s' x='%s' y='%s'>%s</text>\n".formatted(anchor, at(x), at(y), text));
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  private double x(double rate) {
    double way = (Math.log10(rate) - leastPower) / Math.max(1e-9, greatestPower - leastPower);
    return LEFT + way * (WIDTH - MARGIN - LEFT);
  }

  private double y(double loss) {
    double way = (loss - least) / Math.max(1e-9, greatest - least);
    return HEIGHT - BOTTOM - way * (HEIGHT - BOTTOM - MARGIN);
  }
}
