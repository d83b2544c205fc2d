package dev.firth.seq2seq.train;

import java.util.Map;

/**
 * How a training ended.
 *
 * @param reason why
 * @param steps done in all
 * @param epochs done in all, the last one perhaps in part
 * @param seconds of training in all
 * @param bestStep the step of the best validation; 0 if there was none
 * @param best values of the best validation by the names of their measures
 */
public record TrainingResult(
    StopReason reason,
    long steps,
    long epochs,
    double seconds,
    long bestStep,
    Map<String, Double> best) {
  public TrainingResult {
    best = Map.copyOf(best);
  }
}
