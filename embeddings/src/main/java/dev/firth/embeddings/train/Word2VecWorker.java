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

  private final int window;
  private final boolean dynamicWindow;
  private final Subsampler subsampler;
  private final CentreStep step;

  private final int[] sentence = new int[MAX_SENTENCE];

  private long trainedWords;
  private long pairs;

  Word2VecWorker(Word2VecOptions options, Subsampler subsampler, CentreStep step) {
    this.window = options.window();
    this.dynamicWindow = options.windowMode() == WindowMode.DYNAMIC;
    this.subsampler = subsampler;
    this.step = step;
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
      int reach = dynamicWindow ? reach(random) : window;
      int from = Math.max(0, centre - reach);
      int to = Math.min(length - 1, centre + reach);
      if (from < to) {
        step.train(sentence, centre, from, to, learningRate, random);
        pairs += to - from;
      }
    }
    step.endSentence(sentence, learningRate, random);
    trainedWords += length;
  }

  private int reach(SplittableRandom random) {
    return 1 + (int) (((random.nextLong() >>> 32) * window) >>> 32);
  }

  /** Words trained on, after subsampling. */
  long trainedWords() {
    return trainedWords;
  }

  /** Pairs of a word and a context word. */
  long pairs() {
    return pairs;
  }

  LossSample loss() {
    return step.loss();
  }
}
