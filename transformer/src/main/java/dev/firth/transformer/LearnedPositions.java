package dev.firth.transformer;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/**
 * Adds a learned vector for each place (Gehring et al. 2017), counted from 0. There are so many
 * places and no more: a longer sequence is an error that says so.
 */
public final class LearnedPositions extends ScriptBlock {
  private final int places;

  public LearnedPositions(int places, int dim) {
    this.places = places;
    parameter(
        "weight", Parameter.Type.WEIGHT, WeightInitializer.normal(1 / Math.sqrt(dim)), places, dim);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, first: int) -> Tensor:
        assert first + x.size(1) <= %1$d, "a sequence is longer than the %1$d places that were learned"
        return x + self.weight[first : first + x.size(1)]
    """
        .formatted(places);
  }
}
