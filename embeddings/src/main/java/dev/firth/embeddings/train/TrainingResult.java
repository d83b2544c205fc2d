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
 * @param loss negative-sampling loss a pair in nats, {@code -log σ(s) - Σ log σ(-s')}, each taken
 *     before its own update, mean over a 64th of the pairs of the last epoch
 */
public record TrainingResult(
    WordVectors vectors, long words, long trainedWords, long pairs, double seconds, double loss) {

  /** Words a second of wall time, all threads together. */
  public double wordsPerSecond() {
    return (double) words / seconds;
  }
}
