package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * A line of a {@link CurvePanel}.
 *
 * @param name what the legend calls it
 * @param note what the legend adds, such as "AUC 0.8731"; may be empty
 * @param drawing how the points are joined
 * @param points in the order in which they are joined; those with a NaN are left out and interrupt
 *     the line
 */
public record Curve(String name, String note, Drawing drawing, List<Point> points) {
  /** A point. */
  public record Point(double x, double y) {}

  /** How the points are joined. */
  public enum Drawing {
    /** Straight lines. */
    LINE,
    /** The y of a point holds until the next x. */
    STEPS,
    /** Not at all. */
    POINTS,
    /**
     * A thin dashed line to compare with (chance, perfect calibration); not listed in the table.
     */
    REFERENCE
  }

  public Curve {
    Objects.requireNonNull(name);
    Objects.requireNonNull(note);
    Objects.requireNonNull(drawing);
    points = List.copyOf(points);
  }

  /** A line through points. */
  public static Curve line(String name, List<Point> points) {
    return new Curve(name, "", Drawing.LINE, points);
  }

  /** A line to compare with. */
  public static Curve reference(String name, Point from, Point to) {
    return new Curve(name, "", Drawing.REFERENCE, List.of(from, to));
  }

  public Curve withNote(String text) {
    return new Curve(name, text, drawing, points);
  }
}
