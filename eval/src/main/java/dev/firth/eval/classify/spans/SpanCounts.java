package dev.firth.eval.classify.spans;

import dev.firth.embeddings.classify.LabelScore;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.ClassificationReport;
import java.util.Map;
import java.util.TreeMap;

/** Spans counted by type: how many are right, were predicted, and both. Not thread-safe. */
public final class SpanCounts {
  SpanCounts() {}

  private static final int RIGHT = 0;
  private static final int PREDICTED = 1;
  private static final int BOTH = 2;

  private final Map<String, long[]> byType = new TreeMap<>();

  void right(String type) {
    count(type, RIGHT);
  }

  void predicted(String type) {
    count(type, PREDICTED);
  }

  void both(String type) {
    count(type, BOTH);
  }

  private void count(String type, int which) {
    byType.computeIfAbsent(type, name -> new long[3])[which]++;
  }

  void add(SpanCounts other) {
    other.byType.forEach(
        (type, more) -> {
          long[] counts = byType.computeIfAbsent(type, name -> new long[3]);
          for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
          }
        });
  }

  /** The counts of every type, in the order of their names. */
  public ClassificationReport report() {
    return new ClassificationReport(
        byType.entrySet().stream()
            .map(entry -> new ClassScore(entry.getKey(), score(entry.getValue())))
            .toList());
  }

  private static LabelScore score(long[] counts) {
    return new LabelScore(counts[RIGHT], counts[PREDICTED], counts[BOTH]);
  }
}
