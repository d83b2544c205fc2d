package dev.firth.embeddings.glove;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the co-occurrences of a text that lies in several id files, each maybe on another machine:
 * every file is counted into blocks, one for some neighbouring words each, and the blocks of the
 * same words are then added up. Counts are sums of whole numbers, so that the blocks, written in
 * order, are the bytes that {@link CooccurrenceCounter#write} gives for the whole text.
 *
 * <p>An instance may be used by one thread at a time; two that were made of the same vocabulary,
 * tokens and options have the same blocks.
 */
public final class ShardedCooccurrences {
  private final Vocabulary vocabulary;
  private final CooccurrenceOptions options;
  private final Strata strata;
  private final DistanceUnits units;
  private final DenseRow row;

  /**
   * @param tokens words of all files together, which decides how finely counts are told apart in
   *     very large texts
   */
  public ShardedCooccurrences(Vocabulary vocabulary, long tokens, CooccurrenceOptions options) {
    this.vocabulary = vocabulary;
    this.options = options;
    this.strata = CooccurrenceCounter.fileStrata(vocabulary, options);
    this.units = new DistanceUnits(options.window(), options.distanceWeighting(), tokens);
    this.row = new DenseRow(vocabulary.size());
  }

  /** Takes the counts of one file for the words of a block; the array is the taker's. */
  @FunctionalInterface
  public interface BlockSink {
    void block(int block, byte[] counts) throws IOException;
  }

  /** Number of blocks. */
  public int blocks() {
    return strata.count();
  }

  /**
   * Counts one file, on {@link CooccurrenceOptions#threads} threads; blocks come in any order, one
   * at a time.
   *
   * @param folder for temporary files
   * @throws IllegalArgumentException if the ids were not made with the vocabulary
   */
  public void count(IdCorpus shard, BlockSink blocks, Path folder, Progress progress)
      throws IOException {
    new CooccurrenceCounter(vocabulary, shard, options)
        .withUnits(units)
        .count(strata, 0, () -> new Sink(blocks), folder, progress);
  }

  /**
   * Adds up the counts of all files for the words of a block and writes them as records of {@link
   * CooccurrenceFile}.
   *
   * @param counts what {@link #count} gave for this block, in any order
   * @return the number of records
   * @throws BadInputException if an array is not such counts
   */
  public long write(int block, Iterable<byte[]> counts, OutputStream out) throws IOException {
    List<ByteBuffer> sources = new ArrayList<>();
    counts.forEach(bytes -> sources.add(ByteBuffer.wrap(bytes)));
    var records = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    var channel = Channels.newChannel(out);
    long pairs = 0;
    for (int word : strata.words(block)) {
      for (ByteBuffer source : sources) {
        add(source);
      }
      row.sort();
      for (int i = 0; i < row.size(); i++) {
        if (records.remaining() < CooccurrenceFile.BYTES_A_RECORD) {
          flush(records, channel);
        }
        CooccurrenceFile.put(records, word, row, i, units);
      }
      pairs += row.size();
      row.clear();
    }
    flush(records, channel);
    return pairs;
  }

  private void add(ByteBuffer source) throws IOException {
    try {
      RowBytes.add(() -> VarBytes.next(source), row);
    } catch (RuntimeException e) {
      throw new BadInputException("counts of co-occurrences are damaged: count them again", e);
    }
  }

  private static void flush(ByteBuffer records, WritableByteChannel out) throws IOException {
    out.write(records.flip());
    records.clear();
  }

  /** Hands each block on as bytes. */
  private static final class Sink implements RowSink {
    private final BlockSink blocks;
    private final VarBytes bytes = new VarBytes();

    Sink(BlockSink blocks) {
      this.blocks = blocks;
    }

    @Override
    public void row(int word, DenseRow row) {
      RowBytes.write(row, bytes);
    }

    @Override
    public void end(int stratum) throws IOException {
      ByteBuffer taken = bytes.take();
      byte[] counts = new byte[taken.remaining()];
      taken.get(counts);
      synchronized (blocks) {
        blocks.block(stratum, counts);
      }
    }
  }
}
