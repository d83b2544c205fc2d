package dev.firth.eval.classify.spans;

import java.util.Set;

/** Spans that are compared as sets. */
final class SpanSets {
  private SpanSets() {}

  static SpanCounts counts(Set<Span> gold, Set<Span> predicted) {
    var counts = new SpanCounts();
    for (Span span : gold) {
      counts.right(span.type());
      if (predicted.contains(span)) {
        counts.both(span.type());
      }
    }
    predicted.forEach(span -> counts.predicted(span.type()));
    return counts;
  }
}
