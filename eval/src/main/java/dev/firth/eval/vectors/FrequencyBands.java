package dev.firth.eval.vectors;

import dev.firth.runs.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Bands of a vocabulary by rank, the most frequent words first.
 *
 * @param bounds the last rank of each band but the last, rising, from 1; the last band has no end
 */
public record FrequencyBands(List<Integer> bounds) {
  /**
   * @throws UsageException if the bounds do not rise, or one is less than 1
   */
  public FrequencyBands {
    bounds = List.copyOf(bounds);
    int last = 0;
    for (int bound : bounds) {
      if (bound <= last) {
        throw new UsageException(
            "frequency bands end at rising ranks of at least 1, such as 1000,10000; not at "
                + bound
                + (last == 0 ? "" : " after " + last));
      }
      last = bound;
    }
  }

  /** Up to 1,000, 5,000, 20,000 and 100,000, and what is rarer. */
  public static FrequencyBands defaults() {
    return new FrequencyBands(List.of(1_000, 5_000, 20_000, 100_000));
  }

  /** How many bands there are. */
  public int count() {
    return bounds.size() + 1;
  }

  /** The band of a word, from 0. */
  public int of(int id) {
    int band = 0;
    while (band < bounds.size() && id >= bounds.get(band)) {
      band++;
    }
    return band;
  }

  /** The ranks of a band in words: {@code 1,001 to 5,000}. */
  public String name(int band) {
    int first = band == 0 ? 1 : bounds.get(band - 1) + 1;
    return band == bounds.size()
        ? String.format(Locale.ROOT, "%,d and beyond", first)
        : String.format(Locale.ROOT, "%,d to %,d", first, bounds.get(band));
  }

  /** The bounds for a signature: {@code 1000-5000-20000}. */
  @Override
  public String toString() {
    return bounds.isEmpty()
        ? "none"
        : bounds.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
