package dev.firth.embeddings.glove;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Shuffles a co-occurrence file, as GloVe's {@code shuffle} does. Records are thrown into groups at
 * random and each group is shuffled, which makes every order equally likely (Rao 1961, Sandelius
 * 1962), where {@code shuffle} mixes neighbouring chunks only. The order depends on the seed and
 * the file alone; memory stays below 100 MB.
 */
public final class CooccurrenceShuffle {
  private static final int RECORD = CooccurrenceFile.BYTES_A_RECORD;

  /** A group of so many records is shuffled in the cache. */
  private static final long GROUP = 1 << 16;

  private static final long MOST_GROUPS = 1 << 12;

  private CooccurrenceShuffle() {}

  /**
   * Shuffles a file; temporary files lie beside the target.
   *
   * @param vocabulary number of words, see {@link CooccurrenceFile#read}
   */
  public static void shuffle(
      Path from, Path to, int vocabulary, long seed, int threads, Progress progress)
      throws IOException {
    AtomicFile.checkTarget(to);
    long records = from.toFile().length() / RECORD;
    int count = (int) Math.clamp(records / GROUP, 1, MOST_GROUPS);
    var random = new SplittableRandom(seed);
    try (var groups = new RecordGroups(count, to.toAbsolutePath().getParent())) {
      CooccurrenceFile.read(
          from,
          vocabulary,
          (word, context, x) -> groups.add(Draw.below(count, random), word, context, x),
          progress);
      groups.finish();
      write(groups, count, to, seed, threads, progress);
    }
  }

  private static void write(
      RecordGroups groups, int count, Path to, long seed, int threads, Progress progress)
      throws IOException {
    var begins = new long[count + 1];
    for (int i = 0; i < count; i++) {
      begins[i + 1] = begins[i] + groups.size(i) * RECORD;
    }
    AtomicFile.writeChannel(
        to,
        channel -> {
          try (var workers = new Workers(threads, "shuffle");
              var task = progress.start("shuffle pairs", "bytes", begins[count])) {
            workers.share(
                count,
                (worker, group) -> {
                  ByteBuffer shuffled = shuffled(groups, group, seed);
                  for (long at = begins[group]; shuffled.hasRemaining(); ) {
                    at += channel.write(shuffled, at);
                  }
                  task.done(begins[group]);
                });
          }
        });
  }

  private static ByteBuffer shuffled(RecordGroups groups, int group, long seed) throws IOException {
    int size = Math.toIntExact(groups.size(group));
    var records =
        ByteBuffer.allocate(Math.multiplyExact(size, RECORD)).order(ByteOrder.LITTLE_ENDIAN);
    groups.read(
        group, (word, context, x) -> records.putInt(word + 1).putInt(context + 1).putDouble(x));
    var random = new SplittableRandom((seed ^ 0x5DEECE66DL) * 0x9E3779B97F4A7C15L + group);
    for (int i = size - 1; i > 0; i--) {
      swap(records, i, Draw.below(i + 1, random));
    }
    return records.flip();
  }

  private static void swap(ByteBuffer records, int i, int j) {
    long rows = records.getLong(i * RECORD);
    long x = records.getLong(i * RECORD + 8);
    records.putLong(i * RECORD, records.getLong(j * RECORD));
    records.putLong(i * RECORD + 8, records.getLong(j * RECORD + 8));
    records.putLong(j * RECORD, rows);
    records.putLong(j * RECORD + 8, x);
  }
}
