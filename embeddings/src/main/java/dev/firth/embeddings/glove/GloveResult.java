package dev.firth.embeddings.glove;

import dev.firth.embeddings.WordVectors;
import java.util.List;

/**
 * What a GloVe training gives.
 *
 * @param vectors the vectors
 * @param pairs different pairs of word and context, trained once an epoch
 * @param trained pairs trained, all epochs together, since the run began or was resumed
 * @param seconds wall time of the training itself, as above
 * @param losses of each epoch, the mean over its pairs of {@code ½ f(x) (w·c + b + b' - log x)²},
 *     each taken before its own step: what {@code glove} prints as cost
 */
public record GloveResult(
    WordVectors vectors, long pairs, long trained, double seconds, List<Double> losses) {

  public GloveResult {
    losses = List.copyOf(losses);
  }

  /** Loss of the last epoch; NaN if none came to its end. */
  public double loss() {
    return losses.isEmpty() ? Double.NaN : losses.getLast();
  }

  /** Pairs a second of wall time, all threads together. */
  public double pairsPerSecond() {
    return (double) trained / seconds;
  }
}
