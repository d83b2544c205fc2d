package dev.firth.transformer.bert.heads;

import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.bert.Bert;

/** Which class a token is of: a question for each place, such as the first subword of a word. */
public final class BertForTokenClassification extends BertWithHead {
  public BertForTokenClassification(Bert bert, int classes) {
    super(bert);
    layer("dropout", new Dropout(bert.options().dropout()));
    layer("labels", new Linear(bert.options().dim(), classes));
  }

  @Override
  protected String source() {
    return """
      def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        tokens = torch.index_select(hidden.reshape(-1, hidden.size(2)), 0, places)
        return [self.labels(self.dropout(tokens, noise))]
    """;
  }
}
