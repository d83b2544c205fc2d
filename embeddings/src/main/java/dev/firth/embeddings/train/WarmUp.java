package dev.firth.embeddings.train;

import dev.firth.tokenizers.ids.IdCorpus;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Trains a throw-away model on made-up ids, so that the JVM has compiled the worker and its kernel
 * when the real training starts: until then vectors are objects and a step takes a hundred times as
 * long.
 */
final class WarmUp implements Runnable {
  private static final int WORDS = 1000;
  private static final int CHUNK = 2048;
  private static final int CHUNKS = 60;

  private final Word2VecOptions options;
  private final Function<Word2VecModel, CentreStep> steps;

  WarmUp(Word2VecOptions options, Function<Word2VecModel, CentreStep> steps) {
    this.options = options;
    this.steps = steps;
  }

  @Override
  public void run() {
    long[] counts = new long[WORDS];
    Arrays.setAll(counts, i -> 1L + WORDS / (i + 1));
    var worker =
        new Word2VecWorker(
            options,
            new Subsampler(counts, options.sample()),
            steps.apply(new Word2VecModel(options, counts)));
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
