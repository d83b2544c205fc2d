package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.tokenizers.ids.IdCorpus;
import java.util.SplittableRandom;

/**
 * Trains a throw-away model on made-up ids, so that the JVM has compiled the worker and its kernel
 * when the real training starts: until then vectors are objects and a step takes a hundred times as
 * long.
 */
final class WarmUp implements Runnable {
  private static final int WORDS = 1000;
  private static final int CHUNK = 2048;
  private static final int CHUNKS = 60;

  private final SkipGramOptions options;

  WarmUp(SkipGramOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    long[] counts = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      counts[i] = 1L + WORDS / (i + 1);
    }
    var model = SkipGramModel.create(WORDS, options.dim(), options.negative(), 1);
    var block =
        Kernels.best().windowBlock(options.dim(), 2 * options.window(), 1 + model.negatives());
    var worker =
        new SkipGramWorker(
            options,
            model,
            new Subsampler(counts, options.sample()),
            new NegativeSampler(counts, options.noiseExponent()),
            block);
    var random = new SplittableRandom(1);
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      worker.train(madeUpIds(random), CHUNK, 0.01f, random);
    }
  }

  private static int[] madeUpIds(SplittableRandom random) {
    int[] ids = new int[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      double skewed = random.nextDouble();
      ids[i] = random.nextInt(40) == 0 ? IdCorpus.LINE_END : (int) (WORDS * skewed * skewed);
    }
    return ids;
  }
}
