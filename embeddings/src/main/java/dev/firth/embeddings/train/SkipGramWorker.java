package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import dev.firth.tokenizers.ids.IdCorpus;
import java.util.SplittableRandom;

/**
 * Trains on one chunk of ids after another: subsampling, windows, noise words, and a {@link
 * WindowBlock} step for each centre (or each pair). Belongs to one thread.
 */
final class SkipGramWorker {
  /** Longer lines are trained in pieces, as in word2vec.c. */
  static final int MAX_SENTENCE = 1000;

  /** Of so many pairs those of one centre have their loss taken, whose logarithms are slow. */
  private static final int LOSS_EVERY = 1024;

  private final SkipGramOptions options;
  private final SkipGramModel model;
  private final Subsampler subsampler;
  private final NegativeSampler sampler;
  private final WindowBlock block;

  private final int[] sentence = new int[MAX_SENTENCE];
  private final int[] contextRows;
  private final int[] oneContextRow = new int[1];
  private final int[] outputWords;
  private final int[] outputRows;

  /** Centres that may still use the noise words drawn last. */
  private int noiseUses;

  private long trainedWords;
  private long pairs;
  private double lossSum;
  private long lossPairs;

  SkipGramWorker(
      SkipGramOptions options,
      SkipGramModel model,
      Subsampler subsampler,
      NegativeSampler sampler,
      WindowBlock block) {
    this.options = options;
    this.model = model;
    this.subsampler = subsampler;
    this.sampler = sampler;
    this.block = block;
    this.contextRows = new int[2 * options.window()];
    this.outputWords = new int[1 + model.negatives()];
    this.outputRows = new int[1 + model.negatives()];
  }

  /**
   * Trains on {@code ids[0..length)}; the generator decides everything that is random in this
   * chunk.
   */
  void train(int[] ids, int length, float learningRate, SplittableRandom random) {
    noiseUses = 0;
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
      int contexts = collectContexts(centre, length, random);
      if (contexts == 0) {
        continue;
      }
      if (options.sharing() == 0) {
        trainPairs(sentence[centre], contexts, learningRate, random);
      } else {
        trainWindow(sentence[centre], contexts, learningRate, random);
      }
      pairs += contexts;
    }
    trainedWords += length;
  }

  private void trainWindow(int centre, int contexts, float learningRate, SplittableRandom random) {
    if (noiseUses == 0 || contains(outputWords, 1, outputWords.length, centre)) {
      drawNoise(centre, random);
      noiseUses = options.sharing();
    }
    noiseUses--;
    setCentre(centre);
    step(contextRows, contexts, learningRate);
  }

  private void trainPairs(int centre, int contexts, float learningRate, SplittableRandom random) {
    setCentre(centre);
    for (int i = 0; i < contexts; i++) {
      drawNoise(centre, random);
      oneContextRow[0] = contextRows[i];
      step(oneContextRow, 1, learningRate);
    }
  }

  private void setCentre(int centre) {
    outputWords[0] = centre;
    outputRows[0] = model.row(centre);
  }

  private int collectContexts(int centre, int length, SplittableRandom random) {
    int radius = 1 + (int) (((random.nextLong() >>> 32) * options.window()) >>> 32);
    int from = Math.max(0, centre - radius);
    int to = Math.min(length - 1, centre + radius);
    int count = 0;
    for (int i = from; i <= to; i++) {
      if (i != centre) {
        contextRows[count++] = model.row(sentence[i]);
      }
    }
    return count;
  }

  /** Noise words that differ from the centre and from each other, since a block's outputs must. */
  private void drawNoise(int centre, SplittableRandom random) {
    for (int j = 1; j < outputWords.length; j++) {
      int word = sampler.draw(random);
      while (word == centre || contains(outputWords, 1, j, word)) {
        word = sampler.draw(random);
      }
      outputWords[j] = word;
      outputRows[j] = model.row(word);
    }
  }

  private static boolean contains(int[] words, int from, int to, int word) {
    for (int i = from; i < to; i++) {
      if (words[i] == word) {
        return true;
      }
    }
    return false;
  }

  private void step(int[] rows, int count, float learningRate) {
    block.train(model.inputs(), rows, count, model.outputs(), outputRows, learningRate);
    if ((pairs & (LOSS_EVERY - 1)) < count) {
      lossSum += block.lastLoss();
      lossPairs += count;
    }
  }

  /** Words trained on, after subsampling. */
  long trainedWords() {
    return trainedWords;
  }

  /** Pairs of centre and context word. */
  long pairs() {
    return pairs;
  }

  /** Sum of the loss over {@link #lossPairs} pairs, in nats. */
  double lossSum() {
    return lossSum;
  }

  long lossPairs() {
    return lossPairs;
  }
}
