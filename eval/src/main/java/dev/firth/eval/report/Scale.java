package dev.firth.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The range that an axis covers and its marks at 1, 2 or 5 times a power of ten.
 *
 * @param low its lower end
 * @param high its upper end, above the lower one
 * @param step the distance of the marks
 */
record Scale(double low, double high, double step) {
  /** The scale of an axis for these values, with about so many marks. */
  static Scale of(Axis axis, DoubleStream values, int marks) {
    var finite = values.filter(Double::isFinite).summaryStatistics();
    boolean none = finite.getCount() == 0;
    double low = Double.isNaN(axis.low()) ? (none ? 0 : finite.getMin()) : axis.low();
    double high = Double.isNaN(axis.high()) ? (none ? low + 1 : finite.getMax()) : axis.high();
    if (!(high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))) * 64)) {
      double room = low == 0 ? 1 : Math.abs(low) / 10;
      low -= Double.isNaN(axis.low()) ? room : 0;
      high = Math.max(low, high) + room;
    }
    double step = step((high - low) / marks);
    return new Scale(
        Double.isNaN(axis.low()) ? Math.floor(low / step) * step : low,
        Double.isNaN(axis.high()) ? Math.ceil(high / step) * step : high,
        step);
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * power >= least * (1 - 1e-9)) {
        return times * power;
      }
    }
    return 10 * power;
  }

  /** Where a value lies: 0 at the lower end, 1 at the upper one; NaN stays NaN. */
  double position(double value) {
    return (value - low) / (high - low);
  }

  List<Double> marks() {
    var marks = new ArrayList<Double>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      // Adding zero makes minus zero plain zero.
      marks.add(k * step + 0.0);
    }
    return marks;
  }

  /** A mark as a short text. */
  String label(double mark, NumberStyle style) {
    boolean percent = style == NumberStyle.PERCENT;
    double value = percent ? 100 * mark : mark;
    double unit = percent ? 100 * step : step;
    double greatest = Math.max(Math.abs(low), Math.abs(high)) * (percent ? 100 : 1);
    String suffix = percent ? " %" : "";
    if (greatest >= 1e6 && unit >= 1e4) {
      value /= 1e6;
      unit /= 1e6;
      suffix = "M" + suffix;
    } else if (greatest >= 1e4 && unit >= 100) {
      value /= 1e3;
      unit /= 1e3;
      suffix = "k" + suffix;
    }
    int digits = (int) Math.clamp(Math.ceil(-Math.log10(unit) - 1e-9), 0, 12);
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return text.replace('-', '−') + suffix;
  }
}
