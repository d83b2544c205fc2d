package dev.firth.seq2seq.data;

import dev.firth.runs.BadInputException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Gives every example once an epoch, or every example of one of their versions, in batches of
 * similar length whose order is decided by seed and epoch alone. Where it stands is two numbers, so
 * that training goes on exactly where it was left: {@link #position()}, {@link #resumeAt}.
 *
 * <p>Sentences that are too long are left out and counted: {@link #counts()}. Not thread-safe;
 * {@link BatchPrefetcher} makes batches ahead on a thread of its own.
 */
public final class BatchSampler implements BatchSource {
  private final Examples examples;
  private final BatchOptions options;
  private final int[][] kept;
  private final SamplerCounts counts;
  private final int fingerprint;

  private EpochPlan plan;
  private long epoch;
  private int batch;

  /**
   * A sampler at the beginning of epoch 0.
   *
   * @throws BadInputException if no example is within the limits
   */
  public BatchSampler(Examples examples, BatchOptions options) throws BadInputException {
    this.examples = examples;
    this.options = options;
    int versions = examples.versions();
    int each = examples.count() / versions;
    kept = new int[versions][];
    for (int version = 0; version < versions; version++) {
      int first = version * each;
      kept[version] = IntStream.range(first, first + each).filter(this::fits).toArray();
    }
    int longest =
        IntStream.range(0, each)
            .filter(i -> !fits(i))
            .map(examples::sentenceLength)
            .max()
            .orElse(0);
    if (Arrays.stream(kept).anyMatch(version -> version.length == 0)) {
      throw new BadInputException(
          each == 0
              ? "there is no sentence to learn from"
              : "all %,d sentences are longer than %,d tokens, or than a batch of %,d: allow longer ones"
                  .formatted(each, options.maxLength(), options.maxTokens()));
    }
    counts =
        new SamplerCounts(
            each,
            kept[0].length,
            each - kept[0].length,
            longest,
            Arrays.stream(kept[0]).mapToLong(examples::sourceLength).sum(),
            Arrays.stream(kept[0]).mapToLong(examples::targetLength).sum());
    fingerprint = fingerprint(examples, options);
  }

  private boolean fits(int example) {
    return examples.sentenceLength(example) <= options.maxLength()
        && examples.sourceLength(example) <= options.maxTokens()
        && examples.targetLength(example) <= options.maxTokens();
  }

  private static int fingerprint(Examples examples, BatchOptions options) {
    var crc = new CRC32C();
    ByteBuffer data = ByteBuffer.allocate(2 * Integer.BYTES);
    crc.update(data.putInt(examples.count()).putInt(examples.fingerprint()).flip());
    options.addTo(crc);
    return (int) crc.getValue();
  }

  /** What is taken of the data, and what is left out. */
  public SamplerCounts counts() {
    return counts;
  }

  /** Number of batches of an epoch; epochs may differ by a few where they are shuffled. */
  public int batches(long ofEpoch) {
    return ofEpoch == epoch ? plan().size() : planOf(ofEpoch).size();
  }

  @Override
  public Batch next() {
    Batch next = make(plan(), epoch, batch);
    batch++;
    if (next.endsEpoch()) {
      epoch++;
      batch = 0;
      plan = null;
    }
    return next;
  }

  /**
   * The batches of one epoch, wherever the sampler stands: a pass over validation data. Each
   * iterator makes them anew.
   */
  public Iterable<Batch> epoch(long number) {
    return () -> new EpochIterator(number);
  }

  @Override
  public SamplerPosition position() {
    return new SamplerPosition(epoch, batch, fingerprint);
  }

  /**
   * Goes to a place that {@link #position()} gave, of this sampler or of another one with the same
   * data and options.
   *
   * @throws BadInputException if it was one with other data or options, or there is no such place
   */
  public void resumeAt(SamplerPosition position) throws BadInputException {
    if (position.fingerprint() != fingerprint) {
      throw new BadInputException(
          "the saved place in the training data was with other data or other batch options: give"
              + " the same ones, or begin anew");
    }
    if (position.epoch() < 0 || position.batch() < 0) {
      throw noSuchPlace(position);
    }
    EpochPlan saved = planOf(position.epoch());
    if (position.batch() >= saved.size()) {
      throw noSuchPlace(position);
    }
    plan = saved;
    epoch = position.epoch();
    batch = position.batch();
  }

  private static BadInputException noSuchPlace(SamplerPosition position) {
    return new BadInputException(
        "the saved place in the training data is damaged: there is no batch %d in epoch %d"
            .formatted(position.batch(), position.epoch()));
  }

  /** Nothing is held that needs closing. */
  @Override
  public void close() {}

  private EpochPlan plan() {
    if (plan == null) {
      plan = planOf(epoch);
    }
    return plan;
  }

  private EpochPlan planOf(long number) {
    int[] version = kept[(int) (number % kept.length)];
    return EpochPlan.of(
        this::longestSide, version, options, new EpochRandom(options.seed(), number));
  }

  private int longestSide(int example) {
    return Math.max(examples.sourceLength(example), examples.targetLength(example));
  }

  private Batch make(EpochPlan from, long number, int index) {
    int[] rows = from.examples(index);
    return new Batch(
        number,
        index,
        index == from.size() - 1,
        rows,
        examples.hasSource() ? source(rows) : TokenMatrix.NONE,
        target(rows, examples::copyTargetIn),
        target(rows, examples::copyTargetOut));
  }

  private TokenMatrix source(int[] rows) {
    return matrix(rows, examples::sourceLength, examples.sourcePad(), examples::copySource);
  }

  private TokenMatrix target(int[] rows, RowCopy copy) {
    return matrix(rows, examples::targetLength, examples.targetPad(), copy);
  }

  private static TokenMatrix matrix(int[] rows, IntUnaryOperator length, int pad, RowCopy copy) {
    int[] lengths = new int[rows.length];
    Arrays.setAll(lengths, row -> length.applyAsInt(rows[row]));
    TokenMatrix matrix = TokenMatrix.filled(lengths, pad);
    for (int row = 0; row < rows.length; row++) {
      copy.copy(rows[row], matrix.ids(), row * matrix.columns());
    }
    return matrix;
  }

  private interface RowCopy {
    void copy(int example, long[] into, int at);
  }

  private final class EpochIterator implements Iterator<Batch> {
    private final long number;
    private final EpochPlan of;
    private int index;

    EpochIterator(long number) {
      this.number = number;
      this.of = planOf(number);
    }

    @Override
    public boolean hasNext() {
      return index < of.size();
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("epoch " + number + " has ended");
      }
      return make(of, number, index++);
    }
  }
}
