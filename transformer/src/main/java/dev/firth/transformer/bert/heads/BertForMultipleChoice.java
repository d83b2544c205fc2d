package dev.firth.transformer.bert.heads;

import dev.firth.transformer.bert.Bert;

/** Which of several rows, one after the other, is the right one: a question for so many rows. */
public final class BertForMultipleChoice extends BertWithHead {
  /**
   * @param choices rows of each question
   */
  public BertForMultipleChoice(Bert bert, int choices) {
    super(bert);
    layer("choice", new ClassificationHead(bert.options(), 1));
    constant("choices", choices);
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        scores = self.choice(self.bert.pooled(hidden, noise), noise)
        return [scores.view(-1, self.choices)]
    """;
  }
}
