package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.Objects;

/**
 * How {@link Sampling} draws.
 *
 * @param samples sequences to draw for each sentence, 1 or more, independent of each other
 * @param temperature probabilities are raised to its inverse and normalised again: below 1 likely
 *     tokens become likelier; above 0
 * @param topK draws are from so many most likely tokens only; 0 for all (Fan, Lewis and Dauphin
 *     2018)
 * @param topP draws are from the nucleus only: as few most likely tokens as together have at least
 *     this probability, after temperature and topK; above 0, at most 1, 1 for all (Holtzman et al.
 *     2020)
 * @param seed decides all draws, together with the number of the sentence, that of the sample and
 *     the step
 * @param constraints what results have to obey; draws are from what is allowed
 */
public record SamplingOptions(
    int samples, double temperature, int topK, double topP, long seed, Constraints constraints) {
  /**
   * @throws UsageException if a number is out of its range
   */
  public SamplingOptions {
    Objects.requireNonNull(constraints);
    check(samples >= 1, "samples " + samples + "; it must be 1 or more");
    check(
        temperature > 0 && temperature < Double.POSITIVE_INFINITY,
        "temperature " + temperature + "; it must be above 0; greedy search takes the likeliest");
    check(topK >= 0, "top-k " + topK + "; it must be 0 or more, 0 for all tokens");
    check(topP > 0 && topP <= 1, "top-p " + topP + "; it must be above 0 and at most 1");
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new UsageException(message);
    }
  }

  /** One sequence from the distribution of the model itself. */
  public static SamplingOptions defaults() {
    return new SamplingOptions(1, 1, 0, 1, 1, Constraints.defaults());
  }

  /** The same with another number of sequences. */
  public SamplingOptions withSamples(int number) {
    return new SamplingOptions(number, temperature, topK, topP, seed, constraints);
  }

  /** The same with another temperature. */
  public SamplingOptions withTemperature(double value) {
    return new SamplingOptions(samples, value, topK, topP, seed, constraints);
  }

  /** The same from so many most likely tokens. */
  public SamplingOptions withTopK(int number) {
    return new SamplingOptions(samples, temperature, number, topP, seed, constraints);
  }

  /** The same from another nucleus. */
  public SamplingOptions withTopP(double mass) {
    return new SamplingOptions(samples, temperature, topK, mass, seed, constraints);
  }

  /** The same with another seed. */
  public SamplingOptions withSeed(long value) {
    return new SamplingOptions(samples, temperature, topK, topP, value, constraints);
  }

  /** The same with other constraints. */
  public SamplingOptions withConstraints(Constraints rules) {
    return new SamplingOptions(samples, temperature, topK, topP, seed, rules);
  }
}
