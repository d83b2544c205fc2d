package dev.firth.embeddings.glove;

import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * About how long a GloVe training will take.
 *
 * @param pairs different pairs of word and context, each trained once an epoch
 * @param countingSeconds wall time to count them
 * @param pairsPerSecond rate of training, all threads together
 */
public record GloveForecast(long pairs, double countingSeconds, double pairsPerSecond) {
  /** Ids of the head of a text that is counted for a trial. */
  private static final long HEAD = 4L << 20;

  private static final Duration TRIAL = Duration.ofSeconds(1);

  /** Temporary disk space for the pairs in training. */
  public long pairBytes() {
    return pairs * PairBlocks.BYTES_A_PAIR;
  }

  /** Wall time of counting and so many epochs. */
  public double seconds(int epochs) {
    return countingSeconds + (double) pairs * epochs / pairsPerSecond;
  }

  /**
   * Counts the head of a text, and the half of that. The number of pairs grows as a power of the
   * length of the text, and the two tell the power; it falls slowly along a text, so that the
   * forecast is rather too high. Then trains on the head's pairs for a few seconds.
   *
   * @param folder for temporary files
   */
  public static GloveForecast ofText(
      Vocabulary vocabulary,
      IdCorpus ids,
      CooccurrenceOptions counting,
      GloveOptions options,
      Path folder)
      throws IOException {
    var all = new CooccurrenceCounter(vocabulary, ids, counting);
    long head = Math.min(HEAD, ids.length());
    long halfPairs = countPairs(all.head(head / 2), options, folder);
    long start = System.nanoTime();
    try (var blocks = PairBlocks.count(all.head(head), options, folder, Progress.none())) {
      double seconds = (System.nanoTime() - start) * 1e-9;
      double times = (double) ids.length() / (double) head;
      double power = Math.log((double) blocks.pairs() / Math.max(1, halfPairs)) / Math.log(2);
      double pairs = blocks.pairs() * Math.pow(times, Math.min(1, power));
      long bounded = Math.min((long) pairs, all.estimate().pairs());
      return new GloveForecast(bounded, seconds * times, rate(vocabulary, blocks, options));
    }
  }

  /** Of pairs that are there; counting takes no more time. */
  public static GloveForecast ofPairs(
      Vocabulary vocabulary, PairBlocks blocks, GloveOptions options) throws IOException {
    return new GloveForecast(blocks.pairs(), 0, rate(vocabulary, blocks, options));
  }

  private static long countPairs(CooccurrenceCounter counter, GloveOptions options, Path folder)
      throws IOException {
    try (var blocks = PairBlocks.count(counter, options, folder, Progress.none())) {
      return blocks.pairs();
    }
  }

  private static double rate(Vocabulary vocabulary, PairBlocks blocks, GloveOptions options)
      throws IOException {
    var trainer = new GloveTrainer(options);
    // The first seconds run slower code than all that follow.
    trainer.prepare(vocabulary, blocks).limit(TRIAL).train(Progress.none());
    return trainer.prepare(vocabulary, blocks).limit(TRIAL).train(Progress.none()).pairsPerSecond();
  }
}
