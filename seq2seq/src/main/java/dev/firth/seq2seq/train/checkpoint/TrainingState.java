package dev.firth.seq2seq.train.checkpoint;

import dev.firth.seq2seq.data.SamplerPosition;
import java.util.List;

/**
 * Where a training stands, beside its arrays.
 *
 * @param step steps done
 * @param seconds of training so far
 * @param position of the next batch
 * @param optimizer the name of its kind
 * @param schedule what the schedule remembers of validations
 * @param validatedStep after which the last validation was; 0 if there was none
 * @param badValidations how many in a row brought nothing better
 * @param best the best validations, whose weights are kept if any are for being best; best first
 * @param last validations whose weights are kept for being the last, oldest first
 */
public record TrainingState(
    long step,
    double seconds,
    SamplerPosition position,
    String optimizer,
    List<Double> schedule,
    long validatedStep,
    int badValidations,
    List<KeptWeights> best,
    List<KeptWeights> last) {
  public TrainingState {
    schedule = List.copyOf(schedule);
    best = List.copyOf(best);
    last = List.copyOf(last);
  }
}
