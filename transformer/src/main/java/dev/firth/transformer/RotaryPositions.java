package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * Turns the vectors of each head (batch, heads, time, size), pair by pair of their numbers, by
 * angles that grow with the place, so that the product of a query and a key depends on how far they
 * are apart (Su et al. 2021, section 3.4.2, with its rates 10,000^(-2i/size)). Number i is paired
 * with number i + size / 2, as in GPT-NeoX; the paper pairs neighbours, which is the same with
 * other rows of the projections.
 */
public final class RotaryPositions extends ScriptBlock {
  /**
   * @param size of a head's vectors
   * @throws IllegalArgumentException if it is odd
   */
  public RotaryPositions(int size) {
    if (size % 2 != 0) {
      throw new IllegalArgumentException(
          "rotary positions need heads of an even size, not " + size);
    }
    constant("half", size / 2);
    constant("step", -Math.log(10_000) * 2 / size);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, first: int) -> Tensor:
        time = torch.arange(first, first + x.size(2), dtype=x.dtype)
        rate = torch.exp(torch.arange(self.half, dtype=x.dtype) * self.step)
        angle = torch.outer(time, rate)
        sin, cos = torch.sin(angle), torch.cos(angle)
        a, b = x[..., 0:self.half], x[..., self.half:]
        return torch.cat([a * cos - b * sin, a * sin + b * cos], 3)
    """;
  }
}
