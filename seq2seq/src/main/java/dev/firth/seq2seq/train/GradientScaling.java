package dev.firth.seq2seq.train;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Scales gradients in place and, where their norm all together is greater than a bound, down to it
 * (Pascanu et al. 2013), as PyTorch's {@code clip_grad_norm_}. Returns the norm after scaling,
 * before clipping. Before that, {@code add} sums those of several batches in place.
 */
final class GradientScaling extends ScriptBlock {
  @Override
  protected String source() {
    return """
      def add(self, sum: List[Tensor], more: List[Tensor]) -> None:
        torch._foreach_add_(sum, more)
      def apply(self, gradients: List[Tensor], scale: float, greatest: float) -> Tensor:
        norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients))) * scale
        factor = torch.clamp(greatest / (norm + 1e-6), max=1.0) * scale
        torch._foreach_mul_(gradients, factor)
        return norm
    """;
  }
}
