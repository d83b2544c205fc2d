package dev.firth.seq2seq.train;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import java.util.List;

/**
 * What a step of training computes: loss and gradients of a batch.
 *
 * <p>Scores over the vocabulary, the largest part of a small model, are only computed where the
 * target is no padding.
 */
public final class EncoderDecoderStep extends ScriptBlock {
  public EncoderDecoderStep(SequenceModel model, double smoothing) {
    layer("model", model);
    layer("criterion", new LabelSmoothedCrossEntropy(smoothing));
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def gradients(self, weights: List[Tensor], source: Tensor, target: Tensor, positions: Tensor, expected: Tensor, rates: List[float], masks: List[Tensor], own: Tensor) -> Tuple[Tensor, Tensor, List[Tensor]]:
        noise = __torch__.Noise(rates, masks)
        noise.own = own
        hidden = self.model.hidden(source, target, noise)
        hidden = torch.index_select(hidden.reshape(-1, hidden.size(2)), 0, positions)
        scores = self.model.scores(hidden)
        loss, likelihood, gradient = self.criterion.with_gradient(scores, expected)
        result : List[Tensor] = []
        outer : List[Optional[Tensor]] = [gradient]
        for g in torch.autograd.grad([scores], weights, outer):
          result.append(torch._unwrap_optional(g))
        return (loss, likelihood, result)
    """;
  }
}
