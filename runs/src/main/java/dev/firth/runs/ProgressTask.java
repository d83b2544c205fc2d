package dev.firth.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One task as {@link ProgressPrinter} shows it. */
final class ProgressTask implements Progress.Task {
  /** Weight of the past in the rate falls to 1/e in this time. */
  private static final double RATE_SECONDS = 10;

  private final String name;
  private final Units units;
  private final long total;
  private final long startNanos;
  private final Consumer<ProgressTask> onClose;
  private final AtomicLong done = new AtomicLong();
  private final Map<String, Double> measures = Collections.synchronizedMap(new LinkedHashMap<>());

  private long sampledNanos;
  private long sampledUnits;
  private double smoothedUnits;
  private double smoothedSeconds;

  ProgressTask(
      String name, String unit, long total, long startNanos, Consumer<ProgressTask> onClose) {
    this.name = name;
    this.units = new Units(unit);
    this.total = total;
    this.startNanos = startNanos;
    this.onClose = onClose;
    this.sampledNanos = startNanos;
  }

  @Override
  public void done(long unitsDone) {
    // Read first: workers that report late must not fight for the cache line.
    if (unitsDone > done.get()) {
      done.accumulateAndGet(unitsDone, Math::max);
    }
  }

  @Override
  public void measure(String key, double value) {
    measures.put(key, value);
  }

  @Override
  public void close() {
    onClose.accept(this);
  }

  /** Takes the rate since the last sample into the moving average; called by one thread. */
  void sample(long now) {
    double seconds = (now - sampledNanos) / 1e9;
    if (seconds <= 0) {
      return;
    }
    long current = done.get();
    double keep = Math.exp(-seconds / RATE_SECONDS);
    smoothedUnits = smoothedUnits * keep + (current - sampledUnits);
    smoothedSeconds = smoothedSeconds * keep + seconds;
    sampledNanos = now;
    sampledUnits = current;
  }

  /** How it stands: name, share, rate, time left, measures, memory. */
  String line(long now, long memory) {
    long current = done.get();
    double rate = smoothedSeconds > 0 ? smoothedUnits / smoothedSeconds : 0;
    var line = new StringBuilder(name).append("  ");
    if (total > 0) {
      double share = Math.min(1, (double) current / total);
      line.append(String.format(Locale.ROOT, "%5.1f %%", 100 * share));
    } else {
      line.append(units.amount(current));
    }
    if (rate > 0) {
      line.append("  ").append(units.rate(rate));
    }
    if (total > 0 && rate > 0) {
      line.append("  ETA ").append(Units.time(Math.max(0, total - current) / rate));
    } else {
      line.append("  ").append(Units.time((now - startNanos) / 1e9));
    }
    appendMeasures(line);
    return line.append("  mem ").append(Units.bytes((double) memory)).toString();
  }

  /** What it took. */
  String summary(long now, long memory) {
    long current = done.get();
    double seconds = (now - startNanos) / 1e9;
    var line = new StringBuilder(name).append("  ").append(units.amount(current));
    if (total > 0 && current < total) {
      line.append(" of ").append(units.amount(total));
    }
    line.append(" in ").append(Units.time(seconds));
    if (current > 0 && seconds > 0) {
      line.append("  ").append(units.rate(current / seconds));
    }
    appendMeasures(line);
    return line.append("  mem ").append(Units.bytes((double) memory)).toString();
  }

  private void appendMeasures(StringBuilder line) {
    synchronized (measures) {
      measures.forEach(
          (key, value) -> line.append("  ").append(key).append(' ').append(Units.number(value)));
    }
  }
}
