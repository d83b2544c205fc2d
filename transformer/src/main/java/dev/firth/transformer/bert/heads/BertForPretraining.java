package dev.firth.transformer.bert.heads;

import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.bert.Bert;

/**
 * The two tasks of pretraining: which token stood at a masked place, and how a pair of segments
 * came about: 0 where the second one follows the first, 1 where it is from elsewhere (next-sentence
 * prediction) or the two were swapped (sentence-order prediction).
 */
public final class BertForPretraining extends BertWithHead {
  private final boolean sentences;

  /**
   * @param sentences whether there is the second task
   */
  public BertForPretraining(Bert bert, boolean sentences) {
    super(bert);
    this.sentences = sentences;
    layer("masked", new MaskedLanguageHead(bert));
    if (sentences) {
      layer("sentences", new Linear(bert.options().dim(), 2));
    }
  }

  /** Whether there is a task about pairs of segments. */
  public boolean sentences() {
    return sentences;
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        masked = torch.index_select(hidden.reshape(-1, hidden.size(2)), 0, places)
        scores = [self.masked(masked)]
        %s
        return scores
    """
        .formatted(
            sentences ? "scores.append(self.sentences(self.bert.pooled(hidden, noise)))" : "");
  }
}
