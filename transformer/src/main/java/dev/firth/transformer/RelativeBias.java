package dev.firth.transformer;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/**
 * What self-attention adds to its scores by distance: a learned number for each head and bucket of
 * distances, shared by the layers of a stack (Raffel et al. 2020, section 2.1). Near distances have
 * a bucket each, farther ones share buckets that grow with the logarithm, and all beyond {@link
 * #FARTHEST} share the last. A stack that looks both ways has half of the buckets for each side;
 * one that looks back has all of them for what stands before.
 *
 * <p>It is added to the mask, so attention itself does not know of it. The queries are the last
 * ones of the keys' places: all of them in training, one of them when decoding step by step.
 */
public final class RelativeBias extends ScriptBlock {
  /** T5's number of buckets. */
  static final int BUCKETS = 32;

  /** T5's distance from which on all share a bucket. */
  static final int FARTHEST = 128;

  /**
   * @param bothWays whether queries look at keys behind them, too
   */
  public RelativeBias(int heads, boolean bothWays) {
    parameter("weight", Parameter.Type.WEIGHT, WeightInitializer.normal(0.02), BUCKETS, heads);
    constant("bothWays", bothWays);
    constant("buckets", bothWays ? BUCKETS / 2 : BUCKETS);
    constant("farthest", FARTHEST);
  }

  @Override
  protected String source() {
    return """
      def bucket(self, distance: Tensor) -> Tensor:
        exact = self.buckets // 2
        far = torch.log(torch.clamp(distance, min=exact) / exact) / torch.log(torch.tensor(self.farthest / exact))
        far = torch.clamp(exact + (far * (self.buckets - exact)).to(4), max=self.buckets - 1)
        return torch.where(torch.lt(distance, exact), distance, far)

      def __call__(self, queries: int, keys: int) -> Tensor:
        place = torch.arange(keys)
        distance = place[keys - queries:].unsqueeze(1) - place.unsqueeze(0)
        if self.bothWays:
          bucket = self.bucket(torch.abs(distance)) + torch.lt(distance, 0) * self.buckets
        else:
          bucket = self.bucket(torch.clamp(distance, min=0))
        return torch.embedding(self.weight, bucket).permute([2, 0, 1]).unsqueeze(0)
    """;
  }
}
