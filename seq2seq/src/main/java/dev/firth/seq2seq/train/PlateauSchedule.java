package dev.firth.seq2seq.train;

import java.util.List;

/**
 * A rate that is cut whenever so many validations in a row brought no lower loss, after a warm-up
 * (JoeyNMT's {@code plateau}, PyTorch's {@code ReduceLROnPlateau} with threshold 0). Not
 * thread-safe.
 */
public final class PlateauSchedule implements Schedule {
  private final double rate;
  private final long warmup;
  private final double factor;
  private final int patience;
  private final double least;
  private State state = new State(Double.POSITIVE_INFINITY, 0, 1);

  /**
   * What the validations so far left behind.
   *
   * @param best the lowest loss
   * @param bad validations since without a lower one
   * @param share of the first rate that is left
   */
  private record State(double best, int bad, double share) {}

  /**
   * @param factor what a cut multiplies the rate with
   * @param patience validations without a lower loss that are borne; the next one cuts
   * @param least rate
   */
  public PlateauSchedule(double rate, long warmup, double factor, int patience, double least) {
    this.rate = rate;
    this.warmup = warmup;
    this.factor = factor;
    this.patience = patience;
    this.least = least;
  }

  @Override
  public double rate(long step) {
    return Math.max(least, rate * state.share) * Schedule.warmup(step, warmup);
  }

  @Override
  public void validated(double loss) {
    if (loss < state.best) {
      state = new State(loss, 0, state.share);
    } else if (state.bad < patience) {
      state = new State(state.best, state.bad + 1, state.share);
    } else {
      state = new State(state.best, 0, state.share * factor);
    }
  }

  /** The lowest loss, the validations since without a lower one, the share that is left. */
  @Override
  public List<Double> memory() {
    return List.of(state.best, (double) state.bad, state.share);
  }

  @Override
  public void remember(List<Double> memory) {
    state = new State(memory.get(0), memory.get(1).intValue(), memory.get(2));
  }
}
