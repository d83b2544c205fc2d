package dev.firth.tokenizers.train;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SplitWork;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts the words that trainers learn from: the pieces that a normalizer and a pre-tokenizer make
 * of a text, in parallel and within a bound on memory. Counts are exact whatever the threads and
 * the bound.
 *
 * <p>A pre-tokenizer sees a line with its line feed, as in Hugging Face's training from files, or a
 * text of an iterator as it is. Lines longer than {@value LineGatherer#LONGEST_LINE} bytes are cut,
 * and lines of some megabytes where one thread's share of the text ends, which is between words.
 */
public final class WordCounter {
  /** U+FFFD. */
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private final WordCountingOptions options;
  private final Progress progress;

  /** A counter with these options. */
  public WordCounter(WordCountingOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** A counter with {@link WordCountingOptions#defaults} and no progress. */
  public static WordCounter withDefaults() {
    return new WordCounter(WordCountingOptions.defaults(), Progress.none());
  }

  /**
   * Counts the pieces of a corpus.
   *
   * @param normalizer null for none
   * @param preTokenizer null for none: then a line is a word
   * @throws IOException if the corpus cannot be read or a temporary file not be written
   */
  public WordCounts count(Corpus corpus, Normalizer normalizer, PreTokenizer preTokenizer)
      throws IOException {
    if (normalizer == null && preTokenizer instanceof WhitespaceSplit) {
      return count(corpus, new SpaceSeparatedWords());
    }
    Chunking chunking = Chunking.of(normalizer, preTokenizer);
    try (var chunks = new CountingTables(options.memoryBytes() / 2, options.threads())) {
      read(corpus, chunking.cutter(), chunking.withLineEnds(), chunks);
      return cut(chunks, pipeline(normalizer, preTokenizer));
    }
  }

  /**
   * Counts the words of a corpus as a word tokenizer finds them.
   *
   * @throws IOException if the corpus cannot be read or a temporary file not be written
   */
  public WordCounts count(Corpus corpus, WordTokenizer words) throws IOException {
    try (var tables = new CountingTables(options.memoryBytes(), options.threads())) {
      read(corpus, words, false, tables);
      return tables.total();
    }
  }

  /**
   * Counts the pieces of texts, on this thread. Surrogates without a partner are U+FFFD.
   *
   * @param normalizer null for none
   * @param preTokenizer null for none: then a text is a word
   * @throws IOException if a temporary file cannot be written
   */
  public WordCounts count(Iterator<String> texts, Normalizer normalizer, PreTokenizer preTokenizer)
      throws IOException {
    Chunking chunking = Chunking.of(normalizer, preTokenizer);
    try (var chunks = new CountingTables(options.memoryBytes() / 2, 1);
        var task = progress.start("counting words", "texts", -1)) {
      var table = chunks.table();
      TokenSink sink = sinkOf(table, 1);
      var encoder =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .replaceWith(REPLACEMENT);
      for (long done = 1; texts.hasNext(); done++) {
        ByteBuffer encoded = encoder.encode(CharBuffer.wrap(texts.next()));
        var utf8 = new byte[encoded.remaining()];
        encoded.get(utf8);
        chunking.cutter().tokenize(utf8, 0, utf8.length, sink);
        task.done(done);
      }
      table.finish();
      return cut(chunks, pipeline(normalizer, preTokenizer));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void read(Corpus corpus, WordTokenizer words, boolean withLineEnds, CountingTables tables)
      throws IOException {
    List<Split> splits = SplitWork.splits(corpus);
    try (var task = progress.start("counting words", "bytes", corpus.bytes())) {
      SplitWork.run(
          corpus,
          splits,
          options.threads(),
          () -> new LineCount(words, withLineEnds, tables.table()),
          task);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static WordTokenizer pipeline(Normalizer normalizer, PreTokenizer preTokenizer) {
    boolean isFast =
        preTokenizer instanceof Metaspace
            && Chunking.of(normalizer, preTokenizer) == Chunking.SPACED
            && normalizer == null;
    return isFast
        ? new MetaspaceWords((Metaspace) preTokenizer)
        : new PipelineWords(normalizer, preTokenizer);
  }

  /** Cuts each chunk once; its words count as often as the chunk. */
  private WordCounts cut(CountingTables chunks, WordTokenizer pipeline) throws IOException {
    try (var words = new CountingTables(options.memoryBytes() / 2, options.threads())) {
      Optional<WordCounts> inMemory = chunks.totalInMemory();
      if (inMemory.isPresent()) {
        cutTogether(inMemory.get(), pipeline, words);
      } else {
        var table = words.table();
        chunks.merge(
            (utf8, offset, length, count) ->
                pipeline.tokenize(utf8, offset, length, sinkOf(table, count)));
        table.finish();
      }
      return words.total();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void cutTogether(WordCounts chunks, WordTokenizer pipeline, CountingTables words) {
    int threads = options.threads();
    var parts = IntStream.range(0, threads);
    (threads > 1 ? parts.parallel() : parts)
        .forEach(
            part -> {
              var table = words.table();
              int end = (int) ((part + 1L) * chunks.size() / threads);
              for (int at = (int) ((long) part * chunks.size() / threads); at < end; at++) {
                pipeline.tokenize(
                    chunks.arena(),
                    chunks.start(at),
                    chunks.length(at),
                    sinkOf(table, chunks.count(at)));
              }
              table.finish();
            });
  }

  private static TokenSink sinkOf(CountedWordSink words, long count) {
    return (utf8, offset, length) -> {
      try {
        words.word(utf8, offset, length, count);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** Counts the lines of one thread. */
  private static final class LineCount implements SplitWork.Worker {
    private final CountingTables.Table table;
    private final LineGatherer lines;

    LineCount(WordTokenizer words, boolean withLineEnds, CountingTables.Table table) {
      this.table = table;
      lines = new LineGatherer(words, sinkOf(table, 1), withLineEnds);
    }

    @Override
    public void piece(byte[] utf8, int offset, int length, boolean endsLine) {
      lines.piece(utf8, offset, length, endsLine);
    }

    @Override
    public void end(int split) {
      lines.endSplit();
    }

    @Override
    public void finish() {
      table.finish();
    }
  }
}
