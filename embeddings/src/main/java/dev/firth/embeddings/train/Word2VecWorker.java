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
  private final WindowMode windowMode;
  private final Subsampler subsampler;
  private final CentreStep step;

  private final int[] sentence = new int[MAX_SENTENCE];

  private long trainedWords;
  private long pairs;

  Word2VecWorker(Word2VecOptions options, Subsampler subsampler, CentreStep step) {
    this.window = options.window();
    this.windowMode = options.windowMode();
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
      } else if (subsampler.keeps(id, random) && !isRepeated(id, kept)) {
        sentence[kept++] = id;
        if (kept == MAX_SENTENCE) {
          trainSentence(kept, learningRate, random);
          kept = 0;
        }
      }
    }
    trainSentence(kept, learningRate, random);
  }

  /** Whether a word is to be left out since its line, a set, has it already. */
  private boolean isRepeated(int id, int kept) {
    if (windowMode != WindowMode.LINE) {
      return false;
    }
    // Looking through the line costs little beside training each of its pairs.
    for (int i = 0; i < kept; i++) {
      if (sentence[i] == id) {
        return true;
      }
    }
    return false;
  }

  private void trainSentence(int length, float learningRate, SplittableRandom random) {
    for (int centre = 0; centre < length; centre++) {
      int reach = reach(random);
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
    return switch (windowMode) {
      case DYNAMIC -> 1 + (int) (((random.nextLong() >>> 32) * window) >>> 32);
      case FIXED -> window;
      case LINE -> MAX_SENTENCE;
    };
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
