package dev.firth.seq2seq.engine;

import java.util.random.RandomGenerator;

/** What the numbers of a parameter are before training. */
@FunctionalInterface
public interface WeightInitializer {
  /**
   * Fills a parameter.
   *
   * @param values row by row
   * @param shape rows (outputs) first
   * @param random of this parameter alone
   */
  void fill(float[] values, long[] shape, RandomGenerator random);

  static WeightInitializer constant(double value) {
    return (values, shape, random) -> java.util.Arrays.fill(values, (float) value);
  }

  /** Normal with mean 0. */
  static WeightInitializer normal(double standardDeviation) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * standardDeviation);
      }
    };
  }

  /** Normal with mean 0, drawn again beyond two standard deviations. */
  static WeightInitializer truncatedNormal(double standardDeviation) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        double value = random.nextGaussian();
        while (Math.abs(value) > 2) {
          value = random.nextGaussian();
        }
        values[i] = (float) (value * standardDeviation);
      }
    };
  }

  /** Uniform on [-bound, bound). */
  static WeightInitializer uniform(double bound) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    };
  }

  /** Uniform with variance 2 / (inputs + outputs) times gain squared (Glorot and Bengio 2010). */
  static WeightInitializer xavierUniform(double gain) {
    return (values, shape, random) ->
        uniform(gain * Math.sqrt(6.0 / (inputs(shape) + shape[0]))).fill(values, shape, random);
  }

  /** Normal with variance 2 / inputs, for rectified units (He et al. 2015). */
  static WeightInitializer heNormal() {
    return (values, shape, random) ->
        normal(Math.sqrt(2.0 / inputs(shape))).fill(values, shape, random);
  }

  private static long inputs(long[] shape) {
    long inputs = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      inputs *= shape[axis];
    }
    return inputs;
  }
}
