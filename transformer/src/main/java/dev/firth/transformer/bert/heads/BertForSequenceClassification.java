package dev.firth.transformer.bert.heads;

import dev.firth.transformer.bert.Bert;

/** Which class a text or pair is of, or with one output which number it has: a question a row. */
public final class BertForSequenceClassification extends BertWithHead {
  private final ClassificationHead classifier;
  private final int outputs;

  /**
   * @param outputs classes, or 1 for a number
   */
  public BertForSequenceClassification(Bert bert, int outputs) {
    super(bert);
    this.outputs = outputs;
    classifier = layer("classifier", new ClassificationHead(bert.options(), outputs));
  }

  /** What reads the vectors of texts. */
  public ClassificationHead classifier() {
    return classifier;
  }

  /** Number of classes, or 1 for a number. */
  public int outputs() {
    return outputs;
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        return [self.classifier(self.bert.pooled(hidden, noise), noise)]
    """;
  }
}
