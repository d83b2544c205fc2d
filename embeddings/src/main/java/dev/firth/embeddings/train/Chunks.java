package dev.firth.embeddings.train;

import dev.firth.tokenizers.ids.IdCorpus;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * A text in chunks of ids, and what each chunk is trained with: what is random in it comes from
 * (seed, epoch, chunk) alone, and so does the learning rate.
 */
final class Chunks {
  /** Ids a chunk: long enough that taking one costs nothing, short enough for an even end. */
  static final int SIZE = 1 << 14;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final IdCorpus ids;
  private final Word2VecOptions options;
  private final long count;

  Chunks(IdCorpus ids, Word2VecOptions options) {
    this.ids = ids;
    this.options = options;
    this.count = Math.ceilDiv(ids.length(), SIZE);
  }

  long count() {
    return count;
  }

  /** Fills a buffer of {@link #SIZE} ids and says how many there are. */
  int read(long chunk, int[] buffer) {
    long from = chunk * SIZE;
    int length = (int) Math.min(SIZE, ids.length() - from);
    MemorySegment.copy(ids.ids(), INT, from * Integer.BYTES, buffer, 0, length);
    return length;
  }

  SplittableRandom generator(int epoch, long chunk) {
    return new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + (epoch * count + chunk));
  }

  float learningRate(int epoch, long chunk) {
    double rate = options.learningRate() * (1 - share(epoch, chunk));
    return (float) Math.max(options.minLearningRate(), rate);
  }

  /** Words before a chunk, over all epochs, if they lie evenly. */
  long wordsBefore(int epoch, long chunk) {
    return (long) (share(epoch, chunk) * (double) ids.tokens() * options.epochs());
  }

  private double share(int epoch, long chunk) {
    return (epoch + (double) chunk / (double) count) / options.epochs();
  }
}
