package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Shortens the steps of weights that have only a share of the learning rate. An optimiser's step is
 * proportional to the rate, so that the share of the step is the step of the share, whatever the
 * optimiser. Weights that have all of it cost nothing.
 */
final class RateShares implements AutoCloseable {
  private final NDArray[] weights;
  private final double[] shares;
  private final ScriptModule program = new ScriptModule(new Script());

  /**
   * @param all weights that the optimiser changes
   * @param ofAll the share of each, in their order
   */
  RateShares(List<NDArray> all, List<Double> ofAll) {
    List<NDArray> slower = new ArrayList<>();
    List<Double> less = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (ofAll.get(i) != 1) {
        slower.add(all.get(i));
        less.add(ofAll.get(i));
      }
    }
    weights = slower.toArray(NDArray[]::new);
    shares = less.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Does a step by the full rate and takes back what the shares leave out. */
  void during(Runnable step) {
    if (weights.length == 0) {
      step.run();
      return;
    }
    try (ScriptValue before = program.call("copies", (Object) weights)) {
      step.run();
      program.call("shorten", weights, before, shares).close();
    }
  }

  @Override
  public void close() {
    program.close();
  }

  private static final class Script extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def copies(self, weights: List[Tensor]) -> List[Tensor]:
          copies : List[Tensor] = []
          for i in range(len(weights)):
            copies.append(torch.clone(torch.detach(weights[i])))
          return copies

        def shorten(self, weights: List[Tensor], before: List[Tensor], shares: List[float]) -> None:
          for i in range(len(weights)):
            w = torch.detach(weights[i])
            w.copy_(torch.lerp(before[i], w, shares[i]))
      """;
    }
  }
}
