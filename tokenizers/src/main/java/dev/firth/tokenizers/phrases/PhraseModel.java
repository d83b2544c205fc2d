package dev.firth.tokenizers.phrases;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases that were learned from a text, pass by pass: the second pass joins what the first made.
 * Immutable and thread-safe.
 */
public final class PhraseModel {
  private final String delimiter;
  private final List<List<Phrase>> passes;
  private final List<JoinedPairs> pairs;

  /**
   * @param passes the phrases of each pass
   */
  public PhraseModel(String delimiter, List<List<Phrase>> passes) {
    this.delimiter = delimiter;
    this.passes = passes.stream().map(List::copyOf).toList();
    this.pairs = this.passes.stream().map(JoinedPairs::new).toList();
  }

  /** What stands between joined words. */
  public String delimiter() {
    return delimiter;
  }

  /** The phrases of each pass, by falling count. */
  public List<List<Phrase>> passes() {
    return passes;
  }

  /** Words as another tokenizer finds them, with phrases joined to one. */
  public WordTokenizer tokenizer(WordTokenizer words) {
    return new Joining(words);
  }

  /** The sinks of all passes in front of another; they belong to one thread. */
  Chain chain(TokenSink last) {
    return new Chain(last);
  }

  /**
   * Writes the model as text, see {@code docs/formats.md}. The file is whole or absent.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    PhraseFile.write(file, this);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws BadInputException if the file is no such model, or damaged
   */
  public static PhraseModel load(Path file) throws IOException {
    return PhraseFile.read(file);
  }

  /** Several passes in a row. */
  final class Chain implements TokenSink {
    private final List<JoinSink> sinks = new ArrayList<>();
    private final TokenSink first;

    private Chain(TokenSink last) {
      byte[] between = delimiter.getBytes(StandardCharsets.UTF_8);
      TokenSink next = last;
      for (int pass = pairs.size() - 1; pass >= 0; pass--) {
        var sink = new JoinSink(pairs.get(pass), between, next);
        sinks.addFirst(sink);
        next = sink;
      }
      first = next;
    }

    @Override
    public void token(byte[] utf8, int offset, int length) {
      first.token(utf8, offset, length);
    }

    /** The line ends. */
    void flush() {
      sinks.forEach(JoinSink::flush);
    }

    long joined() {
      return sinks.stream().mapToLong(JoinSink::joined).sum();
    }
  }

  private final class Joining implements WordTokenizer {
    private final WordTokenizer words;

    Joining(WordTokenizer words) {
      this.words = words;
    }

    @Override
    public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
      var chain = new Chain(sink);
      words.tokenize(utf8, offset, length, chain);
      chain.flush();
    }

    @Override
    public String signature() {
      return words.signature() + ",phrases:" + PhraseFile.checksum(PhraseModel.this);
    }
  }
}
