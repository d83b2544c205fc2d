package dev.firth.eval.translation;

import java.util.List;

/** Counts a segment's matching n-grams for {@link Bleu}. */
final class BleuCounts implements SegmentScorer {
  private final BleuOptions options;
  private final BleuTokenizer.Splitter splitter;
  private final TokenSpans hypothesis = new TokenSpans();
  private final TokenSpans reference = new TokenSpans();
  private final TokenIds ids = new TokenIds(hypothesis);
  private final NgramMatches matches;
  private int[] hypothesisIds = new int[256];
  private int[] referenceIds = new int[256];

  BleuCounts(BleuOptions options) {
    this.options = options;
    this.splitter = options.tokenizer().splitter();
    this.matches = new NgramMatches(options.maxOrder());
  }

  @Override
  public void count(String hypothesisText, List<String> references, double[] row, int at) {
    splitter.split(prepared(hypothesisText), hypothesis);
    int length = hypothesis.count();
    hypothesisIds = ids.number(hypothesisIds);
    matches.hypothesis(hypothesisIds, length, ids.count());
    int closest = -1;
    for (String text : references) {
      splitter.split(prepared(text), reference);
      referenceIds = ids.lookUp(reference, referenceIds);
      matches.reference(referenceIds, reference.count());
      closest = closer(length, closest, reference.count());
    }
    row[at] = length;
    row[at + 1] = closest;
    int orders = options.maxOrder();
    for (int order = 1; order <= orders; order++) {
      row[at + 1 + order] = matches.matches(order);
      row[at + 1 + orders + order] = Math.max(0, length - order + 1);
    }
  }

  private String prepared(String segment) {
    return PythonText.stripTrailing(options.lowercase() ? PythonText.lower(segment) : segment);
  }

  /** The reference length closer to the hypothesis's, the shorter one of two that are as close. */
  private static int closer(int length, int closest, int other) {
    int distance = Math.abs(length - closest);
    int otherDistance = Math.abs(length - other);
    boolean better = otherDistance < distance || (otherDistance == distance && other < closest);
    return closest < 0 || better ? other : closest;
  }
}
