package dev.firth.eval.translation;

import java.util.List;

/** Counts a segment's edits for {@link Ter}. */
final class TerCounts implements SegmentScorer {
  private final TercomText text;
  private final TokenSpans hypothesis = new TokenSpans();
  private final TokenSpans reference = new TokenSpans();
  private final TokenIds ids = new TokenIds(hypothesis);
  private final BlockMoves moves = new BlockMoves();
  private int[] hypothesisIds = new int[128];
  private int[] referenceIds = new int[128];

  TerCounts(TerOptions options) {
    this.text = new TercomText(options);
  }

  @Override
  public void count(String hypothesisText, List<String> references, double[] row, int at) {
    hypothesis.reset(text.prepared(hypothesisText));
    hypothesis.splitAtBlanks();
    hypothesisIds = ids.number(hypothesisIds);
    int fewest = Integer.MAX_VALUE;
    long lengths = 0;
    for (String referenceText : references) {
      // Twice, because the reference program prepares references twice, and twice is not once
      // where an entity is escaped in itself.
      reference.reset(text.prepared(text.prepared(referenceText)));
      reference.splitAtBlanks();
      referenceIds = ids.lookUp(reference, referenceIds);
      lengths += reference.count();
      int edits = moves.edits(hypothesisIds, hypothesis.count(), referenceIds, reference.count());
      fewest = Math.min(fewest, edits);
    }
    row[at] = fewest;
    row[at + 1] = (double) lengths / references.size();
  }
}
