package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.BertWithHead;

/** The scores of a head's first kind of question, without dropout. */
final class ScoreScript extends ScriptBlock {
  ScoreScript(BertWithHead model) {
    layer("silence", new Silence());
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def scores(self, ids: Tensor, segments: Tensor, lengths: Tensor, places: Tensor) -> Tensor:
        noise = self.silence()
        hidden = self.model.bert(ids, segments, lengths, noise)
        return self.model.scores(hidden, lengths, places, noise)[0]
    """;
  }
}
