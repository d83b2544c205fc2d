package dev.firth.cli.translate;

import dev.firth.eval.report.Curve;
import dev.firth.eval.report.Curve.Point;
import dev.firth.eval.report.CurvePanel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best of a training's validations, as its curves show it.
 *
 * @param step after which it was
 * @param values of all measures then
 */
record BestValidation(long step, Map<String, Double> values) {
  private static final String PREFIX = "validation/";

  /**
   * Looks for it; empty if nothing was validated.
   *
   * @param measure that decides; the first one that there is in its place, if it is not there
   */
  static Optional<BestValidation> of(List<CurvePanel> panels, String measure) {
    List<Curve> validated =
        panels.stream()
            .flatMap(panel -> panel.curves().stream())
            .filter(curve -> curve.name().startsWith(PREFIX))
            .toList();
    return validated.stream()
        .filter(curve -> curve.name().equals(PREFIX + measure))
        .findFirst()
        .or(() -> validated.stream().findFirst())
        .map(BestValidation::best)
        .map(best -> new BestValidation((long) best.x(), at(best.x(), validated)));
  }

  private static Point best(Curve curve) {
    Comparator<Point> rising = Comparator.comparingDouble(Point::y);
    boolean higher =
        curve.name().equals(PREFIX + BleuValidator.BLEU.name())
            && BleuValidator.BLEU.higherIsBetter();
    List<Point> points = curve.points();
    return points.stream().min(higher ? rising.reversed() : rising).orElseThrow();
  }

  private static Map<String, Double> at(double step, List<Curve> validated) {
    var values = new LinkedHashMap<String, Double>();
    for (Curve curve : validated) {
      curve.points().stream()
          .filter(point -> point.x() == step)
          .forEach(point -> values.put(curve.name().substring(PREFIX.length()), point.y()));
    }
    return values;
  }
}
