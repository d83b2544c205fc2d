package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import dev.firth.runs.Progress;
import dev.firth.runs.ScratchFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All pairs for training, cut into blocks by the strata of word and context, in a temporary file.
 * Blocks without a stratum in common can be trained at the same time with the same result (Gemulla
 * et al. 2011), and the rows of a block stay in the cache.
 *
 * <p>What a block holds and in which order depends on the pairs and the seed alone.
 */
public final class PairBlocks implements AutoCloseable {
  /** Bytes of a pair in the file. */
  static final int BYTES_A_PAIR = GloveStep.PAIR_INTS * Integer.BYTES;

  /**
   * The contexts of a block are cut into strips of so many rows, which stay in a cache of the
   * second level while the words pass by.
   */
  private static final int STRIP_ROWS = 256;

  private static final int STRIPS = Strata.MOST_WORDS / STRIP_ROWS;

  private final Strata strata;
  private final PairWeight weight;
  private final long seed;
  private final ScratchFile file;
  private final AtomicLong pairs = new AtomicLong();

  /** By stratum of the word times strata plus stratum of the context. */
  private final long[] begins;

  private final int[] sizes;

  private PairBlocks(GloveOptions options, int vocabulary, Path folder) throws IOException {
    this.seed = options.seed();
    this.strata = Strata.dealt(vocabulary, seed);
    this.weight = new PairWeight(options.xMax(), options.alpha());
    this.file = ScratchFile.in(folder);
    int blocks = Math.multiplyExact(strata.count(), strata.count());
    this.begins = new long[blocks];
    this.sizes = new int[blocks];
  }

  /**
   * Counts a text and keeps its pairs.
   *
   * @param options of the training: seed, x-max and alpha
   * @param folder for temporary files
   */
  public static PairBlocks count(
      CooccurrenceCounter counter, GloveOptions options, Path folder, Progress progress)
      throws IOException {
    return fill(
        new PairBlocks(options, counter.vocabularySize(), folder),
        blocks ->
            counter.count(
                blocks.strata,
                BYTES_A_PAIR,
                () -> blocks.new Sink(counter.units()),
                folder,
                progress));
  }

  /**
   * Takes the pairs of GloVe's co-occurrence file, which may have any order.
   *
   * @param vocabulary number of words
   * @param options of the training: seed, x-max, alpha and threads
   * @param folder for temporary files
   * @throws dev.firth.runs.BadInputException if the file is damaged or made for more words
   */
  public static PairBlocks read(
      Path cooccurrences, int vocabulary, GloveOptions options, Path folder, Progress progress)
      throws IOException {
    return fill(
        new PairBlocks(options, vocabulary, folder),
        blocks -> {
          try (var groups = new RecordGroups(blocks.strata.count(), folder)) {
            CooccurrenceFile.read(
                cooccurrences,
                vocabulary,
                (word, context, x) -> groups.add(blocks.strata.stratum(word), word, context, x),
                progress);
            blocks.gather(groups, options.threads(), progress);
          }
        });
  }

  private void gather(RecordGroups groups, int threads, Progress progress) throws IOException {
    groups.finish();
    try (var workers = new Workers(threads, "pairs");
        var task = progress.start("sort pairs", "strata", strata.count())) {
      var gatherers = new Gatherer[threads];
      workers.share(
          strata.count(),
          (worker, stratum) -> {
            if (gatherers[worker] == null) {
              gatherers[worker] = new Gatherer();
            }
            Gatherer gatherer = gatherers[worker];
            groups.read(stratum, (word, context, x) -> gatherer.add(strata.row(word), context, x));
            gatherer.end(stratum);
            task.done(stratum);
          });
    }
  }

  @FunctionalInterface
  private interface Filling {
    void fill(PairBlocks blocks) throws IOException;
  }

  private static PairBlocks fill(PairBlocks blocks, Filling filling) throws IOException {
    try {
      filling.fill(blocks);
      return blocks;
    } catch (IOException | RuntimeException | Error e) {
      blocks.close();
      throw e;
    }
  }

  Strata strata() {
    return strata;
  }

  /** Number of pairs. */
  public long pairs() {
    return pairs.get();
  }

  /** Tells these blocks from others by what they hold of each pair of strata. */
  int fingerprint() {
    return Arrays.hashCode(sizes);
  }

  /** Bytes of the temporary file. */
  public long bytes() {
    return file.size();
  }

  int size(int wordStratum, int contextStratum) {
    return sizes[wordStratum * strata.count() + contextStratum];
  }

  int largestBlock() {
    int largest = 0;
    for (int size : sizes) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /** Reads a block through a buffer that is large enough for it; returns its number of pairs. */
  int read(int wordStratum, int contextStratum, ByteBuffer buffer, int[] out) throws IOException {
    int block = wordStratum * strata.count() + contextStratum;
    int ints = sizes[block] * GloveStep.PAIR_INTS;
    buffer.clear().limit(ints * Integer.BYTES);
    file.read(buffer, begins[block]);
    buffer.flip();
    buffer.asIntBuffer().get(out, 0, ints);
    return sizes[block];
  }

  static ByteBuffer newBuffer(int pairs) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(pairs, BYTES_A_PAIR))
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Gathers the pairs of a stratum of words, block by block; belongs to one thread. */
  final class Gatherer {
    /** By stratum of the context and strip of its rows. */
    private final PairList[] strips = new PairList[strata.count() * STRIPS];

    private final PairSort sort = new PairSort();
    private ByteBuffer buffer = newBuffer(1 << 12);

    Gatherer() {
      for (int i = 0; i < strips.length; i++) {
        strips[i] = new PairList();
      }
    }

    void add(int wordRow, int context, double x) {
      int row = strata.row(context);
      strips[strata.stratum(context) * STRIPS + row / STRIP_ROWS].add(
          GloveStep.rows(wordRow, row), (float) Math.log(x), (float) weight.of(x));
    }

    /** All pairs of a stratum of words were added. */
    void end(int wordStratum) throws IOException {
      for (int column = 0; column < strata.count(); column++) {
        write(wordStratum * strata.count() + column, column * STRIPS);
      }
    }

    private void write(int block, int firstStrip) throws IOException {
      int size = 0;
      for (int i = 0; i < STRIPS; i++) {
        size += strips[firstStrip + i].size();
      }
      if (buffer.capacity() < size * BYTES_A_PAIR) {
        buffer = newBuffer(size + size / 4);
      }
      buffer.clear();
      var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + block);
      for (int i = 0; i < STRIPS; i++) {
        strips[firstStrip + i].drainTo(buffer, sort, random);
      }
      begins[block] = file.append(buffer.flip());
      sizes[block] = size;
      pairs.addAndGet(size);
    }
  }

  /** Rows that were counted become pairs. */
  private final class Sink implements RowSink {
    private final DistanceUnits units;
    private final Gatherer gatherer = new Gatherer();

    Sink(DistanceUnits units) {
      this.units = units;
    }

    @Override
    public void row(int word, DenseRow row) {
      int wordRow = strata.row(word);
      for (int i = 0; i < row.size(); i++) {
        gatherer.add(wordRow, row.context(i), units.count(row.units(i)));
      }
    }

    @Override
    public void end(int stratum) throws IOException {
      gatherer.end(stratum);
    }
  }
}
