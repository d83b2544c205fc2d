package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.TensorLists;
import dev.firth.seq2seq.engine.Torch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An exponential moving average of weights (Polyak and Juditsky 1992), which begins as the weights
 * are and forgets its beginning: after step t the average keeps min(decay, (1 + t) / (10 + t)), as
 * TensorFlow's {@code ExponentialMovingAverage} does. With a decay of 0 there is none. Not
 * thread-safe.
 */
final class MovingAverage implements AutoCloseable {
  /** Work on the weights as the average has them. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private final double decay;
  private final NDManager manager = Torch.manager().newSubManager();
  private final TensorLists lists = new TensorLists();
  private final Map<String, NDArray> average = new LinkedHashMap<>();
  private final NDArray[] weights;

  MovingAverage(double decay, Map<String, Parameter> weights) {
    this.decay = decay;
    this.weights = weights.values().stream().map(Parameter::getArray).toArray(NDArray[]::new);
    if (decay > 0) {
      weights.forEach(
          (name, weight) -> average.put(name, manager.zeros(weight.getArray().getShape())));
      lists.copy(averages(), this.weights);
    }
  }

  /**
   * Follows the weights.
   *
   * @param step that was just done, from 1
   */
  void follow(long step) {
    if (decay > 0) {
      double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
      lists.approach(averages(), weights, 1 - kept);
    }
  }

  /** Does work while the weights are the average's, if there is one. */
  void during(Work work) throws IOException {
    exchange();
    try {
      work.run();
    } finally {
      exchange();
    }
  }

  /** The average becomes the weights, and the weights are kept in its place. */
  void exchange() {
    if (decay > 0) {
      lists.exchange(averages(), weights);
    }
  }

  private NDArray[] averages() {
    return average.values().toArray(NDArray[]::new);
  }

  /** The arrays by the names of the weights; none if there is no average. */
  Map<String, NDArray> arrays() {
    return average;
  }

  @Override
  public void close() {
    lists.close();
    manager.close();
  }
}
