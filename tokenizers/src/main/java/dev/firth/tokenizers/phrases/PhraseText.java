package dev.firth.tokenizers.phrases;

import dev.firth.corpora.Corpus;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.SplitWork;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes a text again with its phrases joined: a line for a line, one space between words. Threads
 * share the text, the file is the same for any number of them; memory is a few megabytes a thread.
 */
public final class PhraseText {
  private final PhraseModel model;
  private final WordTokenizer words;
  private final LongAdder tokens = new LongAdder();
  private final LongAdder joined = new LongAdder();

  private PhraseText(PhraseModel model, WordTokenizer words) {
    this.model = model;
    this.words = words;
  }

  /**
   * What was written.
   *
   * @param tokens words of the new text, a phrase being one
   * @param joined joints in it: how many words fewer than before
   */
  public record Totals(long lines, long tokens, long joined, long brokenBytes) {}

  /**
   * Writes the new text; it is whole or absent.
   *
   * @throws IOException if the corpus cannot be read or the file not be written
   */
  public static Totals write(
      Corpus corpus,
      WordTokenizer words,
      PhraseModel model,
      Path file,
      int threads,
      Progress progress)
      throws IOException {
    var text = new PhraseText(model, words);
    var read = new SplitWork.Totals[1];
    try (var task = progress.start("join phrases", "bytes", corpus.bytes())) {
      AtomicFile.write(
          file,
          out -> {
            var order = new InOrder(out);
            read[0] =
                SplitWork.run(
                    corpus, SplitWork.splits(corpus), threads, () -> text.new Joiner(order), task);
          });
    }
    return new Totals(read[0].lines(), text.tokens.sum(), text.joined.sum(), read[0].brokenBytes());
  }

  /** Splits wait for those before them. */
  private static final class InOrder {
    private final OutputStream out;
    private int next;

    InOrder(OutputStream out) {
      this.out = out;
    }

    synchronized void write(int split, ByteArrayOutputStream bytes)
        throws IOException, InterruptedException {
      while (next != split) {
        wait();
      }
      bytes.writeTo(out);
      next++;
      notifyAll();
    }
  }

  private final class Joiner implements SplitWork.Worker, TokenSink {
    private final InOrder order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final PhraseModel.Chain chain = model.chain(this);
    private boolean lineBegun;
    private long written;

    Joiner(InOrder order) {
      this.order = order;
    }

    @Override
    public void begin(int split) {
      bytes.reset();
    }

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine) {
      words.tokenize(utf8, offset, length, chain);
      // As when phrases are counted, a line too long for one piece is cut between pieces.
      chain.flush();
      if (endsLine) {
        bytes.write('\n');
        lineBegun = false;
      }
    }

    @Override
    public void token(byte[] utf8, int offset, int length) {
      if (lineBegun) {
        bytes.write(' ');
      }
      bytes.write(utf8, offset, length);
      lineBegun = true;
      written++;
    }

    @Override
    public void end(int split) throws IOException, InterruptedException {
      order.write(split, bytes);
    }

    @Override
    public void finish() {
      tokens.add(written);
      joined.add(chain.joined());
    }
  }
}
