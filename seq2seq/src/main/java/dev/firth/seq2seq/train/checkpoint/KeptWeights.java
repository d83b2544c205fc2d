package dev.firth.seq2seq.train.checkpoint;

import java.util.List;

/**
 * Weights that were validated and kept.
 *
 * @param step after which they were so
 * @param deciding the value of the measure that decides what is best
 * @param values of all measures, in the order of the validators
 */
public record KeptWeights(long step, double deciding, List<Double> values) {
  public KeptWeights {
    values = List.copyOf(values);
  }
}
