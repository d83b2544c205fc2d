package dev.firth.seq2seq.layers;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import java.util.List;

/**
 * Sets numbers to zero at a rate and scales the others up (Srivastava et al. 2014); nothing without
 * noise.
 *
 * <p>Which ones is read from {@link Noise}, not drawn by the engine, whose generator costs eight
 * nanoseconds a number and whose state cannot be saved.
 */
public final class Dropout extends ScriptBlock {
  private final double rate;

  public Dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate of dropout is not from 0 to below 1: " + rate);
    }
    this.rate = rate;
    constant("rate", rate);
  }

  /** The share of numbers that become zero. */
  public double rate() {
    return rate;
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, noise: __torch__.Noise) -> Tensor:
        if self.rate == 0.0 or not noise.active():
          return x
        return x * noise.take(self.rate, x.numel()).view(x.size())
    """;
  }
}
