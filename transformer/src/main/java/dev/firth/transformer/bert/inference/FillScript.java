package dev.firth.transformer.bert.inference;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.transformer.bert.heads.BertForPretraining;
import java.util.List;

/** The most probable tokens of masked places. */
final class FillScript extends ScriptBlock {
  FillScript(BertForPretraining model) {
    layer("model", model);
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def best(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor, k: int) -> Tuple[Tensor, Tensor]:
        noise = __torch__.Noise(annotate(List[float], []), annotate(List[Tensor], []))
        hidden = self.model.bert(ids, segments, lengths, noise)
        scores = self.model.scores(hidden, lengths, places, noise)
        values, tokens = torch.topk(torch.softmax(scores[0], 1), k, 1)
        return (values, tokens)
    """;
  }
}
