package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;

/**
 * What a training run gives.
 *
 * @param vectors the word vectors
 * @param words words of the text that are in the vocabulary, times the epochs
 * @param trainedWords of these, the words left after subsampling
 * @param pairs pairs of centre and context word trained
 * @param seconds wall time of the training itself, without counting, encoding and writing
 * @param loss a prediction in nats, taken before its own update, mean over a sample of the last
 *     epoch: {@code -log σ(s) - Σ log σ(-s')} for negative sampling, the like along the path for
 *     hierarchical softmax, the sum where both are trained. A prediction is a pair of words for
 *     skip-gram and a position for CBOW
 */
public record TrainingResult(
    WordVectors vectors, long words, long trainedWords, long pairs, double seconds, double loss) {

  /** Words a second of wall time, all threads together. */
  public double wordsPerSecond() {
    return (double) words / seconds;
  }
}
