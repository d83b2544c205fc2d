package dev.firth.embeddings.train;

import dev.firth.tokenizers.ids.IdCorpus;
import java.util.SplittableRandom;

/**
 * Trains on one chunk of ids after another: subsampling, windows, and a {@link CentreStep} for each
 * word. Belongs to one thread.
 */
final class Word2VecWorker {
  /** Longer lines are trained in pieces, as in word2vec.c. */
  static final int MAX_SENTENCE = 1000;

  /** Of so many positions one has its loss taken, whose logarithms are slow. */
  private static final int LOSS_EVERY = 256;

  private final int window;
  private final boolean dynamicWindow;
  private final Subsampler subsampler;
  private final CentreStep step;

  private final int[] sentence = new int[MAX_SENTENCE];
  private final int[] context;

  private long positions;
  private long trainedWords;
  private long pairs;
  private double lossSum;
  private long lossPredictions;

  Word2VecWorker(Word2VecOptions options, Subsampler subsampler, CentreStep step) {
    this.window = options.window();
    this.dynamicWindow = options.windowMode() == WindowMode.DYNAMIC;
    this.subsampler = subsampler;
    this.step = step;
    this.context = new int[2 * window];
  }

  /**
   * Trains on {@code ids[0..length)}; the generator decides everything that is random in this
   * chunk.
   */
  void train(int[] ids, int length, float learningRate, SplittableRandom random) {
    step.restart();
    int kept = 0;
    for (int i = 0; i < length; i++) {
      int id = ids[i];
      if (id == IdCorpus.LINE_END) {
        trainSentence(kept, learningRate, random);
        kept = 0;
      } else if (subsampler.keeps(id, random)) {
        sentence[kept++] = id;
        if (kept == MAX_SENTENCE) {
          trainSentence(kept, learningRate, random);
          kept = 0;
        }
      }
    }
    trainSentence(kept, learningRate, random);
  }

  private void trainSentence(int length, float learningRate, SplittableRandom random) {
    for (int centre = 0; centre < length; centre++) {
      int count = collectContext(centre, length, random);
      if (count > 0) {
        trainPosition(sentence[centre], count, learningRate, random);
      }
    }
    trainedWords += length;
  }

  private int collectContext(int centre, int length, SplittableRandom random) {
    int reach = dynamicWindow ? 1 + (int) (((random.nextLong() >>> 32) * window) >>> 32) : window;
    int from = Math.max(0, centre - reach);
    int to = Math.min(length - 1, centre + reach);
    int count = 0;
    for (int i = from; i <= to; i++) {
      if (i != centre) {
        context[count++] = sentence[i];
      }
    }
    return count;
  }

  private void trainPosition(int word, int count, float learningRate, SplittableRandom random) {
    pairs += count;
    if (positions++ % LOSS_EVERY != 0) {
      step.train(word, context, count, learningRate, random);
      return;
    }
    lossSum += step.trainWithLoss(word, context, count, learningRate, random);
    lossPredictions += step.predictions(count);
  }

  /** Words trained on, after subsampling. */
  long trainedWords() {
    return trainedWords;
  }

  /** Pairs of a word and a context word. */
  long pairs() {
    return pairs;
  }

  /** Sum of the loss over {@link #lossPredictions} predictions, in nats. */
  double lossSum() {
    return lossSum;
  }

  long lossPredictions() {
    return lossPredictions;
  }
}
