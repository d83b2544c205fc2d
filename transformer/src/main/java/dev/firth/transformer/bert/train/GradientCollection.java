package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Gradients by all weights, zeros for weights that have no part in the scores, as the pooler where
 * nobody asks for whole texts.
 */
final class GradientCollection extends ScriptBlock {
  @Override
  protected String source() {
    return """
      def __call__(self, scores: List[Tensor], weights: List[Tensor], outer: List[Optional[Tensor]]) -> List[Tensor]:
        result : List[Tensor] = []
        found = torch.autograd.grad(scores, weights, outer, None, False, True)
        for i in range(len(weights)):
          g = found[i]
          if g is None:
            result.append(torch.zeros_like(weights[i]))
          else:
            result.append(g)
        return result
    """;
  }
}
