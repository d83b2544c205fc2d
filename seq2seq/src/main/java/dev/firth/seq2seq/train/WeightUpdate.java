package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import java.util.ArrayList;
import java.util.List;

/**
 * An optimiser at work on some weights: its state and the number of steps done. Not thread-safe.
 */
public final class WeightUpdate implements AutoCloseable {
  private final ScriptModule program;
  private final NDArray[] weights;
  private final NDArray[] state;
  private long steps;

  /**
   * @param weights that steps change in place
   * @param manager what the state belongs to
   */
  public WeightUpdate(Optimizer optimizer, List<NDArray> weights, NDManager manager) {
    this.weights = weights.toArray(NDArray[]::new);
    this.state = state(optimizer, weights, manager);
    this.program = new ScriptModule(optimizer);
  }

  private static NDArray[] state(Optimizer optimizer, List<NDArray> weights, NDManager manager) {
    List<NDArray> state = new ArrayList<>();
    for (int kind = 0; kind < optimizer.kinds(); kind++) {
      weights.forEach(weight -> state.add(manager.zeros(weight.getShape())));
    }
    for (int number = 0; number < optimizer.numbers(); number++) {
      state.add(manager.ones(new Shape()));
    }
    return state.toArray(NDArray[]::new);
  }

  /**
   * Does one step.
   *
   * @param gradients a tensor for each weight, in their order
   * @param rate the learning rate of this step
   */
  public void step(ScriptValue gradients, double rate) {
    steps++;
    program.call("step", weights, gradients, state, rate, steps).close();
  }

  /** How many steps have been done. */
  public long steps() {
    return steps;
  }

  @Override
  public void close() {
    program.close();
  }
}
