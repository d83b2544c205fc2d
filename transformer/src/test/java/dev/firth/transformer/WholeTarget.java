package dev.firth.transformer;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.engine.ScriptBlock;

/** Log-probabilities of a whole target at once, as training computes them. */
final class WholeTarget extends ScriptBlock {
  WholeTarget(EncoderDecoder model) {
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def logs(self, source: Tensor, target: Tensor, expected: Tensor) -> Tensor:
        noise = __torch__.Noise(annotate(List[float], []), annotate(List[Tensor], []))
        scores = self.model.scores(self.model.hidden(source, target, noise))
        logs = torch.log_softmax(scores, 2).squeeze(0)
        return torch.gather(logs, 1, expected.unsqueeze(1)).squeeze(1)
    """;
  }
}
