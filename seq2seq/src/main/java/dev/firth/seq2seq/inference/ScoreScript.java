package dev.firth.seq2seq.inference;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.engine.ScriptBlock;

/** Log-probabilities of known tokens at some places of a batch, all targets at once. */
final class ScoreScript extends ScriptBlock {
  ScoreScript(SequenceModel model) {
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def logs(self, source: Tensor, target: Tensor, places: Tensor, expected: Tensor) -> Tensor:
        hidden = self.model.hidden(source, target, self.model.silence())
        scores = self.model.scores(torch.index_select(hidden.reshape(-1, hidden.size(2)), 0, places))
        return torch.gather(scores, 1, expected.unsqueeze(1)).squeeze(1) - torch.logsumexp(scores, 1)
    """;
  }
}
