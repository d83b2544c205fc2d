package dev.firth.eval.classify.spans;

/** conlleval -r: a tag is a label of its token, and O the label of nothing. */
record RawReading() implements SpanReading {
  private static final String OUTSIDE = "O";

  @Override
  public String name() {
    return "conlleval-raw";
  }

  @Override
  public SpanCounts count(TaggedSentence sentence) {
    var counts = new SpanCounts();
    for (int i = 0; i < sentence.size(); i++) {
      String gold = sentence.gold().get(i);
      String predicted = sentence.predicted().get(i);
      if (!gold.equals(OUTSIDE)) {
        counts.right(gold);
        if (gold.equals(predicted)) {
          counts.both(gold);
        }
      }
      if (!predicted.equals(OUTSIDE)) {
        counts.predicted(predicted);
      }
    }
    return counts;
  }
}
