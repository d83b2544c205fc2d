package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.Objects;

/**
 * How {@link BeamSearch} searches.
 *
 * @param beam live hypotheses of a sentence, 1 or more
 * @param nBest hypotheses to return for a sentence, from 1 to the beam
 * @param lengthPenalty what log-probabilities are divided by to rank finished hypotheses
 * @param coveragePenalty what is added then; needs a step function with attention
 * @param stopping when a sentence is done
 * @param attention whether hypotheses come with their attention weights
 * @param constraints what results have to obey
 */
public record BeamOptions(
    int beam,
    int nBest,
    LengthPenalty lengthPenalty,
    CoveragePenalty coveragePenalty,
    Stopping stopping,
    boolean attention,
    Constraints constraints) {
  /**
   * @throws UsageException if a number is out of its range
   */
  public BeamOptions {
    Objects.requireNonNull(lengthPenalty);
    Objects.requireNonNull(coveragePenalty);
    Objects.requireNonNull(stopping);
    Objects.requireNonNull(constraints);
    if (beam < 1 || nBest < 1 || nBest > beam) {
      throw new UsageException(
          "beam "
              + beam
              + ", n-best "
              + nBest
              + "; both must be 1 or more, n-best at most the beam");
    }
  }

  /**
   * A beam of 5 (JoeyNMT's configurations), the length penalty of Wu et al. with alpha 0.6 (Vaswani
   * et al. 2017, section 6.1), the best hypothesis; a sentence is done when its beam is full
   * (fairseq).
   */
  public static BeamOptions defaults() {
    return new BeamOptions(
        5,
        1,
        LengthPenalty.wu(0.6),
        CoveragePenalty.NONE,
        Stopping.BEAM_FULL,
        false,
        Constraints.defaults());
  }

  /** The same with another beam and number of hypotheses. */
  public BeamOptions withBeam(int width, int best) {
    return new BeamOptions(
        width, best, lengthPenalty, coveragePenalty, stopping, attention, constraints);
  }

  /** The same with another length penalty. */
  public BeamOptions withLengthPenalty(LengthPenalty penalty) {
    return new BeamOptions(beam, nBest, penalty, coveragePenalty, stopping, attention, constraints);
  }

  /** The same with another coverage penalty. */
  public BeamOptions withCoveragePenalty(CoveragePenalty penalty) {
    return new BeamOptions(beam, nBest, lengthPenalty, penalty, stopping, attention, constraints);
  }

  /** The same with another rule of stopping. */
  public BeamOptions withStopping(Stopping rule) {
    return new BeamOptions(
        beam, nBest, lengthPenalty, coveragePenalty, rule, attention, constraints);
  }

  /** The same with or without attention weights. */
  public BeamOptions withAttention(boolean wanted) {
    return new BeamOptions(
        beam, nBest, lengthPenalty, coveragePenalty, stopping, wanted, constraints);
  }

  /** The same with other constraints. */
  public BeamOptions withConstraints(Constraints rules) {
    return new BeamOptions(beam, nBest, lengthPenalty, coveragePenalty, stopping, attention, rules);
  }
}
