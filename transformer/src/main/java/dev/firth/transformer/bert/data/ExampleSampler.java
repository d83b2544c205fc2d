package dev.firth.transformer.bert.data;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.data.SamplerPosition;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * Gives the examples of a file of documents, in batches of similar length: which sentences make a
 * row, how long it is, what stands second, and in which order rows come are decided by seed and
 * epoch alone. Where it stands is two numbers, so that training goes on exactly where it was left:
 * {@link #position()}, {@link #resumeAt}.
 *
 * <p>Memory: a window of examples (about 150 bytes each), whatever the file. Not thread-safe.
 */
public final class ExampleSampler {
  private final DocumentFile file;
  private final ExampleOptions options;
  private final BatchOptions batches;
  private final RowBuilder rows;
  private final int fingerprint;

  private long epoch;
  private int batch;
  private ExampleWindow window;
  private int inWindow;

  /**
   * A sampler at the beginning of epoch 0.
   *
   * @param batches size and order of the batches; its limit of length means nothing here
   * @throws BadInputException if pairs need another document and there is none
   */
  public ExampleSampler(
      DocumentFile file, BertTokens special, ExampleOptions options, BatchOptions batches)
      throws BadInputException {
    if (options.task() != SentenceTask.NONE && file.documents() == 1) {
      throw new BadInputException(
          file.file()
              + " holds one document, but a second segment is taken from another one: say what"
              + " ends a document, or train without sentence pairs");
    }
    this.file = file;
    this.options = options;
    this.batches = batches;
    this.rows = new RowBuilder(file, special, options.maxLength());
    this.fingerprint = fingerprint(file, options, batches);
  }

  private static int fingerprint(DocumentFile file, ExampleOptions options, BatchOptions batches) {
    var crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(64)
            .putInt(file.checksum())
            .putInt(options.task().label().hashCode())
            .putInt(options.maxLength())
            .putDouble(options.shortShare())
            .putInt(options.duplicates())
            .putLong(options.seed())
            .putInt(batches.maxTokens())
            .putInt(batches.maxSentences())
            .putInt(batches.window())
            .putInt(batches.shuffle() ? 1 : 0)
            .putLong(batches.seed())
            .flip());
    return (int) crc.getValue();
  }

  /** The next batch; behind the last one of an epoch comes the first one of the next. */
  public ExampleBatch next() {
    if (window == null) {
      window = new ExampleWindow(file, options, batches, epoch);
    } else if (inWindow == window.size()) {
      window.advance();
      inWindow = 0;
    }
    List<Example> examples = window.batch(inWindow++);
    boolean last = window.isLast() && inWindow == window.size();
    var next = new ExampleBatch(epoch, batch++, last, examples, this);
    if (last) {
      epoch++;
      goTo(null, 0, 0);
    }
    return next;
  }

  private void goTo(ExampleWindow ofEpoch, int batchOfWindow, int batchOfEpoch) {
    window = ofEpoch;
    inWindow = batchOfWindow;
    batch = batchOfEpoch;
  }

  /**
   * The batches of one epoch, wherever the sampler stands: a pass over validation data. Each
   * iterator makes them anew.
   */
  public Iterable<ExampleBatch> epoch(long number) {
    return () -> new EpochIterator(number);
  }

  /** Number of batches of an epoch, which is found by making all its examples. */
  public long batches(long ofEpoch) {
    var windows = new ExampleWindow(file, options, batches, ofEpoch);
    long sum = windows.size();
    while (!windows.isLast()) {
      windows.advance();
      sum += windows.size();
    }
    return sum;
  }

  /** Where the batch stands that {@link #next} will give. */
  public SamplerPosition position() {
    return new SamplerPosition(epoch, batch, fingerprint);
  }

  /**
   * Goes to a place that {@link #position()} gave, of this sampler or of another one with the same
   * data and options. All windows of the epoch before it are made again.
   *
   * @throws BadInputException if it was one with other data or options, or there is no such place
   */
  public void resumeAt(SamplerPosition position) throws BadInputException {
    if (position.fingerprint() != fingerprint) {
      throw new BadInputException(
          "the saved place in the training data was with other data or other options of examples"
              + " and batches: give the same ones, or begin anew");
    }
    if (position.epoch() < 0 || position.batch() < 0) {
      throw noSuchPlace(position);
    }
    var windows = new ExampleWindow(file, options, batches, position.epoch());
    int left = position.batch();
    while (left >= windows.size() && !windows.isLast()) {
      left -= windows.size();
      windows.advance();
    }
    if (left >= windows.size()) {
      throw noSuchPlace(position);
    }
    epoch = position.epoch();
    goTo(windows, left, position.batch());
  }

  private static BadInputException noSuchPlace(SamplerPosition position) {
    return new BadInputException(
        "the saved place in the training data is damaged: there is no batch %d in epoch %d"
            .formatted(position.batch(), position.epoch()));
  }

  EpochRandom random(long ofEpoch, Example example) {
    return new EpochRandom(
        Purpose.ROWS.seed(options.seed()), options.version(ofEpoch), example.key());
  }

  InputRow row(Example example, EpochRandom random) {
    return rows.row(example, random);
  }

  private final class EpochIterator implements Iterator<ExampleBatch> {
    private final long number;
    private final ExampleWindow windows;
    private int index;
    private int next;

    EpochIterator(long number) {
      this.number = number;
      this.windows = new ExampleWindow(file, options, batches, number);
    }

    @Override
    public boolean hasNext() {
      return next < windows.size() || !windows.isLast();
    }

    @Override
    public ExampleBatch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("epoch " + number + " has ended");
      }
      if (next == windows.size()) {
        windows.advance();
        next = 0;
      }
      List<Example> examples = windows.batch(next++);
      return new ExampleBatch(number, index++, !hasNext(), examples, ExampleSampler.this);
    }
  }
}
