package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Adds the sines and cosines of Vaswani et al. 2017, section 3.5, the sines in the first half of
 * the dimensions and the cosines in the second, as fairseq and tensor2tensor lay them out.
 */
public final class SinusoidalPositions extends ScriptBlock {
  public SinusoidalPositions(int dim) {
    constant("half", dim / 2);
    constant("step", -Math.log(10_000) / Math.max(1, dim / 2 - 1));
  }

  /** What is added at a place, for tables that begin so and learn on. */
  public static float[] row(int place, int dim) {
    int half = dim / 2;
    double step = -Math.log(10_000) / Math.max(1, half - 1);
    var row = new float[dim];
    for (int i = 0; i < half; i++) {
      double angle = place * Math.exp(i * step);
      row[i] = (float) Math.sin(angle);
      row[half + i] = (float) Math.cos(angle);
    }
    return row;
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, first: int) -> Tensor:
        time = torch.arange(first, first + x.size(1), dtype=x.dtype)
        rate = torch.exp(torch.arange(self.half, dtype=x.dtype) * self.step)
        angle = torch.outer(time, rate)
        return x + torch.cat([torch.sin(angle), torch.cos(angle)], 1)
    """;
  }
}
