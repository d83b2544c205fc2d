package dev.firth.eval.classify;

import dev.firth.embeddings.classify.LabelScore;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each label was taken for which, and the scores that follow. Rows are right labels,
 * columns predicted ones, both in the order of {@link #labels()}. Immutable.
 */
public final class ConfusionMatrix {
  private final List<String> labels;
  private final long[][] counts;

  /** Counts that belong to the new matrix. */
  ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /** Every label that is right or was predicted, in the order of their characters. */
  public List<String> labels() {
    return labels;
  }

  /** How often a label was predicted where another, or the same, is right. */
  public long count(int right, int predicted) {
    return counts[right][predicted];
  }

  /** Items counted. */
  public long items() {
    long sum = 0;
    for (long[] row : counts) {
      sum += sum(row);
    }
    return sum;
  }

  /** The share of items that have the predicted label. */
  public double accuracy() {
    return (double) hits() / items();
  }

  /** Precision, recall and F1 of every label. */
  public ClassificationReport report() {
    var classes = new ArrayList<ClassScore>();
    for (int label = 0; label < labels.size(); label++) {
      var score = new LabelScore(sum(counts[label]), predicted(label), counts[label][label]);
      classes.add(new ClassScore(labels.get(label), score));
    }
    return new ClassificationReport(classes);
  }

  /**
   * Matthews' correlation coefficient, for several labels as Gorodkin (2004) extends it: 1 if all
   * is right, about 0 for guessing, 0 where it is not defined (one label alone is right, or
   * predicted).
   */
  public double matthews() {
    double items = items();
    double rightSquares = 0;
    double predictedSquares = 0;
    double products = 0;
    for (int label = 0; label < labels.size(); label++) {
      double right = sum(counts[label]);
      double predicted = predicted(label);
      rightSquares += right * right;
      predictedSquares += predicted * predicted;
      products += right * predicted;
    }
    double spread = (items * items - rightSquares) * (items * items - predictedSquares);
    return spread == 0 ? 0 : (hits() * items - products) / Math.sqrt(spread);
  }

  private long hits() {
    long hits = 0;
    for (int label = 0; label < counts.length; label++) {
      hits += counts[label][label];
    }
    return hits;
  }

  private long predicted(int label) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[label];
    }
    return sum;
  }

  private static long sum(long[] row) {
    long sum = 0;
    for (long count : row) {
      sum += count;
    }
    return sum;
  }
}
