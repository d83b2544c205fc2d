package dev.firth.corpora.almanac.world;

import java.util.Arrays;
import java.util.List;

/**
 * A weighted choice in constant time: Walker's alias table as Vose builds it (1991). Immutable.
 *
 * @param <T> what is chosen
 */
public final class Choice<T> {
  private final List<T> items;
  private final double[] keep;
  private final int[] alias;

  private Choice(List<T> items, double[] weights) {
    this.items = List.copyOf(items);
    int n = items.size();
    keep = new double[n];
    alias = new int[n];
    double total = Arrays.stream(weights).sum();
    // Places below their even share wait at the front of the array, those above at its back.
    var waiting = new int[n];
    int poor = 0;
    int rich = n;
    for (int i = 0; i < n; i++) {
      keep[i] = weights[i] * n / total;
      waiting[keep[i] < 1 ? poor++ : --rich] = i;
    }
    while (poor > 0 && rich < n) {
      int low = waiting[--poor];
      int high = waiting[rich];
      alias[low] = high;
      keep[high] -= 1 - keep[low];
      if (keep[high] < 1) {
        rich++;
        waiting[poor++] = high;
      }
    }
    // What is left over differs from 1 by rounding alone.
    while (poor > 0) {
      keep[waiting[--poor]] = 1;
    }
    while (rich < n) {
      keep[waiting[rich++]] = 1;
    }
  }

  /** A choice by the given weights, one for each item. */
  public static <T> Choice<T> weighted(List<T> items, double... weights) {
    return new Choice<>(items, weights.clone());
  }

  /** The item of rank r (from 1) with weight r<sup>-exponent</sup>. */
  public static <T> Choice<T> zipf(List<T> items, double exponent) {
    return new Choice<>(items, ranks(items.size(), exponent));
  }

  /**
   * As {@link #zipf}, but {@code share} of all choices fall on the favourites, given by their
   * places among the items, the first ones most.
   */
  static <T> Choice<T> favouring(List<T> items, double exponent, int[] favourites, double share) {
    double[] weights = ranks(items.size(), exponent);
    double[] extra = ranks(favourites.length, 0.5);
    double scale = Arrays.stream(weights).sum() * share / (1 - share) / Arrays.stream(extra).sum();
    for (int f = 0; f < extra.length; f++) {
      weights[favourites[f]] += extra[f] * scale;
    }
    return new Choice<>(items, weights);
  }

  public T pick(Dice dice) {
    double point = dice.unit() * keep.length;
    int slot = (int) point;
    return items.get(point - slot < keep[slot] ? slot : alias[slot]);
  }

  private static double[] ranks(int n, double exponent) {
    var weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = Math.pow(i + 1, -exponent);
    }
    return weights;
  }
}
