package dev.firth.transformer.bert.inference;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.BertForPretraining;

/** The most probable tokens of masked places. */
final class FillScript extends ScriptBlock {
  FillScript(BertForPretraining model) {
    layer("silence", new Silence());
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def best(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, k: int) -> Tuple[Tensor, Tensor]:
        noise = self.silence()
        hidden = self.model.bert(ids, segments, lengths, noise)
        scores = self.model.scores(hidden, lengths, places, noise)
        values, tokens = torch.topk(torch.softmax(scores[0], 1), k, 1)
        return (values, tokens)
    """;
  }
}
