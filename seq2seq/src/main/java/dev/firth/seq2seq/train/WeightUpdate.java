package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An optimiser at work on some weights: its state and the number of steps done. Not thread-safe.
 */
public final class WeightUpdate implements AutoCloseable {
  private final ScriptModule program;
  private final NDArray[] weights;
  private final double[] decays;
  private final NDArray[] state;
  private long steps;

  /**
   * With weight decay for all weights.
   *
   * @param weights that steps change in place
   * @param manager what the state belongs to
   */
  public WeightUpdate(Optimizer optimizer, List<NDArray> weights, NDManager manager) {
    this(optimizer, weights, Collections.nCopies(weights.size(), true), manager);
  }

  /**
   * With weight decay for some weights.
   *
   * @param decayed for each weight, whether it has weight decay, if the optimiser has any
   */
  public WeightUpdate(
      Optimizer optimizer, List<NDArray> weights, List<Boolean> decayed, NDManager manager) {
    this.weights = weights.toArray(NDArray[]::new);
    this.decays = decayed.stream().mapToDouble(yes -> yes ? optimizer.weightDecay() : 0).toArray();
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
    program.call("step", weights, gradients, state, rate, steps, decays).close();
  }

  /** How many steps have been done. */
  public long steps() {
    return steps;
  }

  /**
   * The arrays of the state, for a checkpoint: {@code 0.NAME}, {@code 1.NAME} and so on for the
   * kinds of state that a weight has, {@code number.0} and so on for what all share.
   *
   * @param names of the weights, in their order
   */
  public Map<String, NDArray> state(List<String> names) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    IntStream.range(0, state.length).forEach(i -> named.put(stateName(names, i), state[i]));
    return named;
  }

  private String stateName(List<String> names, int i) {
    int kind = i / weights.length;
    int ofWeights = state.length / weights.length * weights.length;
    return i < ofWeights ? kind + "." + names.get(i % weights.length) : "number." + (i - ofWeights);
  }

  /** Goes on behind so many steps, after the state's arrays were given what they held then. */
  public void resumeAfter(long stepsDone) {
    steps = stepsDone;
  }

  @Override
  public void close() {
    program.close();
  }
}
