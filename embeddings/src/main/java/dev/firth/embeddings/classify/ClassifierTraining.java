package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.FastTextModel;

/**
 * What a training run gives.
 *
 * @param model the trained classifier, in memory
 * @param examples texts it was trained on: those with a label and a word that it knows
 * @param lines lines that were read
 * @param words tokens of the text, labels and line ends too as in fastText, times the epochs
 * @param brokenBytes bytes of the text that were no UTF-8
 * @param seconds wall time of the training itself, without reading and writing
 * @param loss mean loss of an example in nats, each taken before its own update, over the last
 *     epoch
 */
public record ClassifierTraining(
    FastTextModel model,
    long examples,
    long lines,
    long words,
    long brokenBytes,
    double seconds,
    double loss) {

  /** Words a second of wall time, all threads together. */
  public double wordsPerSecond() {
    return (double) words / seconds;
  }
}
