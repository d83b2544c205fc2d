package dev.firth.transformer.bert.inference;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;

/** Probabilities of the classes of texts, or the numbers that texts have. */
final class ScoreScript extends ScriptBlock {
  ScoreScript(BertForSequenceClassification model) {
    layer("model", model);
    layer("silence", new Silence());
  }

  @Override
  protected String source() {
    return """
      def answers(self, ids: Tensor, segments: Tensor, lengths: Tensor) -> Tensor:
        noise = self.silence()
        hidden = self.model.bert(ids, segments, lengths, noise)
        scores = self.model.scores(hidden, lengths, lengths, noise)[0]
        if scores.size(1) == 1:
          return scores
        return torch.softmax(scores, 1)
    """;
  }
}
