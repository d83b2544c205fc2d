package dev.firth.transformer.bert.heads;

import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.bert.Bert;

/**
 * Where in a row the answer begins and where it ends: for all rows the question of the first token,
 * then for all rows that of the last; answers are columns. What lies behind the end of a row has no
 * chance, so that a row's answer does not depend on the others in its batch.
 */
public final class BertForQuestionAnswering extends BertWithHead {
  public BertForQuestionAnswering(Bert bert) {
    super(bert);
    layer("spans", new Linear(bert.options().dim(), 2));
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        mask = self.bert.mask(lengths, hidden.size(1)).view(-1, hidden.size(1))
        both = self.spans(hidden)
        return [torch.cat([torch.select(both, 2, 0) + mask, torch.select(both, 2, 1) + mask], 0)]
    """;
  }
}
