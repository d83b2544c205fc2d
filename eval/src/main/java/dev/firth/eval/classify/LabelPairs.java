package dev.firth.eval.classify;

import dev.firth.eval.significance.ExchangeableScore;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Right and predicted labels, item by item: what every score of labels is computed from, over all
 * items or over a draw of them. Immutable.
 */
public final class LabelPairs {
  private final List<String> labels;
  private final int[] right;
  private final int[] predicted;

  private LabelPairs(List<String> labels, int[] right, int[] predicted) {
    this.labels = labels;
    this.right = right;
    this.predicted = predicted;
  }

  /**
   * Pairs of labels.
   *
   * @throws IllegalArgumentException if there are none, or not as many of one as of the other
   */
  public static LabelPairs of(List<String> right, List<String> predicted) {
    return of(right, predicted, List.of());
  }

  /**
   * Pairs of labels, for systems that are to be compared: they need the same labels.
   *
   * @param more labels that another system predicted
   * @throws IllegalArgumentException if there are none, or not as many of one as of the other
   */
  public static LabelPairs of(List<String> right, List<String> predicted, Collection<String> more) {
    if (right.size() != predicted.size() || right.isEmpty()) {
      throw new IllegalArgumentException(
          right.size() + " right labels and " + predicted.size() + " predicted ones are no pairs");
    }
    var all = new TreeSet<String>(right);
    all.addAll(predicted);
    all.addAll(more);
    List<String> labels = List.copyOf(all);
    var ids = new HashMap<String, Integer>();
    labels.forEach(label -> ids.put(label, ids.size()));
    return new LabelPairs(labels, ids(right, ids), ids(predicted, ids));
  }

  private static int[] ids(List<String> labels, Map<String, Integer> ids) {
    return labels.stream().mapToInt(ids::get).toArray();
  }

  /** Items. */
  public int items() {
    return right.length;
  }

  /** How often each label was taken for which. */
  public ConfusionMatrix matrix() {
    int[] all = new int[right.length];
    Arrays.setAll(all, i -> i);
    return matrix(all);
  }

  private ConfusionMatrix matrix(int[] items) {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int item : items) {
      counts[right[item]][predicted[item]]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  /** A score of these pairs for intervals and tests, as accuracy or macro-averaged F1. */
  public ExchangeableScore<?> score(ToDoubleFunction<ConfusionMatrix> metric) {
    return new Resampled(this, metric);
  }

  private record Resampled(LabelPairs pairs, ToDoubleFunction<ConfusionMatrix> metric)
      implements ExchangeableScore<Resampled> {
    @Override
    public int items() {
      return pairs.items();
    }

    @Override
    public double value() {
      return metric.applyAsDouble(pairs.matrix());
    }

    @Override
    public double over(int[] drawn) {
      return metric.applyAsDouble(pairs.matrix(drawn));
    }

    @Override
    public double mixedWith(Resampled other, boolean[] own) {
      if (!other.pairs.labels.equals(pairs.labels)) {
        throw new IllegalArgumentException("systems with different labels cannot be mixed");
      }
      int[] mixed = pairs.predicted.clone();
      for (int i = 0; i < mixed.length; i++) {
        if (!own[i]) {
          mixed[i] = other.pairs.predicted[i];
        }
      }
      return metric.applyAsDouble(new LabelPairs(pairs.labels, pairs.right, mixed).matrix());
    }
  }
}
