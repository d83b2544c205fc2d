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
  private final int[] sentence;

  // The chunk.
  private int[] ids = {};
  private int length;
  private int next;
  private float learningRate;
  private SplittableRandom random = new SplittableRandom(0);

  private long trainedWords;
  private long pairs;

  /**
   * @param maxSentence words that are trained as one sentence, at most
   */
  Word2VecWorker(Word2VecOptions options, Subsampler subsampler, CentreStep step, int maxSentence) {
    this.window = options.window();
    this.windowMode = options.windowMode();
    this.subsampler = subsampler;
    this.step = step;
    this.sentence = new int[maxSentence];
  }

  /**
   * Begins the chunk {@code ids[0..length)}, which must stay as it is; the generator decides
   * everything that is random in it.
   */
  void begin(int[] ids, int length, float learningRate, SplittableRandom random) {
    this.ids = ids;
    this.length = length;
    this.next = 0;
    this.learningRate = learningRate;
    this.random = random;
    step.loss().restart();
  }

  /**
   * Trains whole sentences of the chunk until they have as many words, after subsampling, or the
   * chunk ends.
   *
   * @return whether the chunk goes on
   */
  boolean train(int words) {
    step.restart();
    int done = 0;
    while (next < length && done < words) {
      int kept = nextSentence();
      trainSentence(kept);
      done += kept;
    }
    step.restart();
    return next < length;
  }

  private int nextSentence() {
    int kept = 0;
    while (next < length && kept < sentence.length) {
      int id = ids[next++];
      if (id == IdCorpus.LINE_END) {
        break;
      }
      if (subsampler.keeps(id, random) && !isRepeated(id, kept)) {
        sentence[kept++] = id;
      }
    }
    return kept;
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

  private void trainSentence(int length) {
    for (int centre = 0; centre < length; centre++) {
      int reach = reach();
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

  private int reach() {
    return switch (windowMode) {
      case DYNAMIC -> 1 + (int) (((random.nextLong() >>> 32) * window) >>> 32);
      case FIXED -> window;
      case LINE -> MAX_SENTENCE;
    };
  }

  TrainingCounts counts() {
    var loss = step.loss();
    return new TrainingCounts(trainedWords, pairs, loss.sum(), loss.predictions());
  }
}
