package dev.firth.embeddings.train;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a throw-away model on made-up ids, so that the JVM has compiled the worker and its kernel
 * when the real training starts: until then vectors are objects and a step takes a hundred times as
 * long.
 */
final class WarmUp implements Runnable {
  private static final int WORDS = 1000;
  private static final int CHUNK = 2048;
  private static final int CHUNKS = 60;

  private final Word2VecTrainer trainer;

  WarmUp(Word2VecTrainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public void run() {
    long[] counts = new long[WORDS];
    Arrays.setAll(counts, i -> 1L + WORDS / (i + 1));
    var options = trainer.options();
    var worker =
        new Word2VecWorker(
            options,
            new Subsampler(counts, options.sample()),
            trainer.stepOn(model(counts), new LossSample(LossSample.EVERY)),
            Word2VecWorker.MAX_SENTENCE);
    var random = new SplittableRandom(1);
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      worker.begin(madeUpIds(random), CHUNK, 0.01f, random);
      worker.train(Integer.MAX_VALUE);
    }
  }

  private Word2VecModel<?> model(long[] counts) {
    List<String> words = IntStream.range(0, WORDS).mapToObj(id -> "word" + id).toList();
    try {
      return trainer.modelOf(Vocabulary.of(words, counts));
    } catch (BadInputException e) {
      throw new IllegalStateException("made-up words are good", e);
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
