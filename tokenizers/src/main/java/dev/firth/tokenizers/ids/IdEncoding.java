package dev.firth.tokenizers.ids;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.SplitWork;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes an id file in parallel. A thread encodes a split into blocks in memory and writes them as
 * soon as the splits before it have ended and its place is known; it goes on with other splits
 * meanwhile, until it holds {@value #MOST_WAITING} blocks (16 MiB).
 */
final class IdEncoding {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int MOST_WAITING = 16;

  private final Corpus corpus;
  private final WordTokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final List<Split> splits;
  private final SplitStarts starts;
  private final LongAdder tokens = new LongAdder();

  IdEncoding(Corpus corpus, WordTokenizer tokenizer, Vocabulary vocabulary) throws IOException {
    this.corpus = corpus;
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    this.splits = SplitWork.splits(corpus);
    this.starts = new SplitStarts(splits.size());
  }

  void write(Path file, int threads, Progress progress) throws IOException {
    try (var task = progress.start("encoding text", "bytes", corpus.bytes())) {
      AtomicFile.writeChannel(file, channel -> write(channel, threads, task));
    }
  }

  private void write(FileChannel channel, int threads, Progress.Task task) throws IOException {
    SplitWork.run(corpus, splits, threads, () -> new Encoder(channel), task);
    new IdFrame(channel, vocabulary).write(starts.total(), tokens.sum(), threads);
  }

  /** Encodes the splits of one thread. */
  private final class Encoder implements SplitWork.Worker, TokenSink {
    private final FileChannel channel;
    private final ArrayDeque<SplitIds> unwritten = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private int waiting;
    private long encoded;
    private SplitIds current;
    private ByteBuffer block;

    Encoder(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void begin(int split) {
      current = new SplitIds(split);
      unwritten.add(current);
      block = emptyBlock();
    }

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine)
        throws IOException, InterruptedException {
      tokenizer.tokenize(utf8, offset, length, this);
      if (endsLine) {
        put(IdCorpus.LINE_END);
      }
      writeWhatCanBe();
    }

    @Override
    public void token(byte[] utf8, int offset, int length) {
      int id = vocabulary.id(utf8, offset, length);
      if (id != Vocabulary.UNKNOWN) {
        put(id);
        encoded++;
      }
    }

    @Override
    public void end(int split) throws IOException, InterruptedException {
      endBlock();
      current.end();
      starts.ended(split, current.ints());
      writeWhatCanBe();
    }

    @Override
    public void finish() throws IOException, InterruptedException {
      tokens.add(encoded);
      while (!unwritten.isEmpty()) {
        writeOldest();
      }
    }

    private void put(int id) {
      block.putInt(id);
      if (!block.hasRemaining()) {
        endBlock();
        block = emptyBlock();
      }
    }

    private void endBlock() {
      if (block.position() > 0) {
        current.add(block.flip());
        waiting++;
      } else {
        free.add(block);
      }
    }

    private ByteBuffer emptyBlock() {
      ByteBuffer used = free.poll();
      return used != null
          ? used.clear()
          : ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void writeWhatCanBe() throws IOException, InterruptedException {
      while (waiting > 0
          && (waiting >= MOST_WAITING || starts.isKnown(unwritten.element().split()))) {
        writeOldest();
      }
    }

    /** Writes what there is of the oldest split, as soon as its place is known. */
    private void writeOldest() throws IOException, InterruptedException {
      SplitIds oldest = unwritten.element();
      long start = starts.await(oldest.split());
      for (ByteBuffer next = oldest.poll(); next != null; next = oldest.poll()) {
        long at = start + oldest.advance(next.remaining() / Integer.BYTES);
        IdFrame.writeAt(channel, next, IdHeader.BYTES + at * Integer.BYTES);
        free.add(next);
        waiting--;
      }
      if (oldest.isDone()) {
        unwritten.remove();
      }
    }
  }
}
