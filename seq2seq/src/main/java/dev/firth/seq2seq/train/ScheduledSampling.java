package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.Objects;

/**
 * How often a decoder in training reads the target's last token; else it reads the one that it
 * would have said itself, as it must when it is used (Bengio et al. 2015, section 2.4, with the
 * likeliest token as the estimate).
 *
 * @param decay how the probability falls with the number of batches
 * @param k for {@link Decay#LINEAR} the probability at first, for {@link Decay#EXPONENTIAL} the
 *     factor of a batch, below 1, for {@link Decay#INVERSE_SIGMOID} 1 or more: it falls to a half
 *     after k ln(k) batches
 * @param slope what a batch takes away in linear decay
 * @param least the probability does not fall below
 */
public record ScheduledSampling(Decay decay, double k, double slope, double least) {
  /** How the probability of the target's token falls with the number of batches i. */
  public enum Decay {
    /** k - slope i. */
    LINEAR,
    /** k^i. */
    EXPONENTIAL,
    /** k / (k + exp(i / k)). */
    INVERSE_SIGMOID
  }

  /** Always the target's token: teacher forcing. */
  public static final ScheduledSampling NONE = new ScheduledSampling(Decay.LINEAR, 1, 0, 1);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ScheduledSampling {
    Objects.requireNonNull(decay);
    boolean right =
        switch (decay) {
          case LINEAR -> k >= 0 && k <= 1;
          case EXPONENTIAL -> k > 0 && k < 1;
          case INVERSE_SIGMOID -> k >= 1 && k < Double.POSITIVE_INFINITY;
        };
    if (!right || !(slope >= 0) || !(least >= 0 && least <= 1)) {
      throw new IllegalArgumentException(
          "no scheduled sampling: %s, k %s, slope %s, least %s".formatted(decay, k, slope, least));
    }
  }

  /** From a probability, less by a slope with each batch, down to a least one. */
  public static ScheduledSampling linear(double first, double slope, double least) {
    return new ScheduledSampling(Decay.LINEAR, first, slope, least);
  }

  /** From 1, times a factor with each batch. */
  public static ScheduledSampling exponential(double factor) {
    return new ScheduledSampling(Decay.EXPONENTIAL, factor, 0, 0);
  }

  /** From almost 1, half of it after k ln(k) batches, then near 0. */
  public static ScheduledSampling inverseSigmoid(double k) {
    return new ScheduledSampling(Decay.INVERSE_SIGMOID, k, 0, 0);
  }

  /**
   * Reads a form: {@code none}, {@code linear:FIRST,SLOPE,LEAST}, {@code exponential:FACTOR} or
   * {@code inverse-sigmoid:K}.
   *
   * @throws UsageException if it is none of these, or a number is out of its range
   */
  public static ScheduledSampling parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    try {
      double[] numbers = colon < 0 ? new double[0] : numbers(text.substring(colon + 1));
      if (name.equals("none") && numbers.length == 0) {
        return NONE;
      } else if (name.equals("linear") && numbers.length == 3) {
        return linear(numbers[0], numbers[1], numbers[2]);
      } else if (name.equals("exponential") && numbers.length == 1) {
        return exponential(numbers[0]);
      } else if (name.equals("inverse-sigmoid") && numbers.length == 1) {
        return inverseSigmoid(numbers[0]);
      }
    } catch (NumberFormatException e) {
      // said below
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    throw new UsageException(
        "'"
            + text
            + "' is no scheduled sampling: use none, linear:FIRST,SLOPE,LEAST, exponential:FACTOR"
            + " or inverse-sigmoid:K");
  }

  private static double[] numbers(String list) {
    return Arrays.stream(list.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * The probability that a token is the target's.
   *
   * @param batch number of the batch, from 0
   */
  public double probability(long batch) {
    double probability =
        switch (decay) {
          case LINEAR -> k - slope * batch;
          case EXPONENTIAL -> Math.pow(k, (double) batch);
          case INVERSE_SIGMOID -> k / (k + Math.exp(batch / k));
        };
    return Math.max(least, probability);
  }
}
