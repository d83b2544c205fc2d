package dev.firth.tokenizers.words;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of one of {@link LuceneAnalyzers}, with all that it does: those of languages leave out
 * stop words and cut words down to stems. Thread-safe.
 */
public final class AnalyzerWords implements WordTokenizer {
  private final String name;
  private final Analyzer analyzer;

  private AnalyzerWords(String name, Analyzer analyzer) {
    this.name = name;
    this.analyzer = analyzer;
  }

  /**
   * The words of an analyzer.
   *
   * @throws UsageException if there is none of that name
   */
  public static AnalyzerWords of(String name) throws UsageException {
    return new AnalyzerWords(name, LuceneAnalyzers.of(name));
  }

  /** The analyzer's name. */
  public String name() {
    return name;
  }

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
    read(
        text,
        words -> {
          BytesRef term = words.getAttribute(TermToBytesRefAttribute.class).getBytesRef();
          if (term.length > 0) {
            sink.token(term.bytes, term.offset, term.length);
          }
        });
  }

  /** Takes the bounds of a word. */
  @FunctionalInterface
  public interface Bounds {
    /** A word's bounds in UTF-16 units of the text; words may overlap. */
    void word(int start, int end);
  }

  /** Where the terms stand in a text. */
  public void find(String text, Bounds bounds) {
    read(
        text,
        words -> {
          OffsetAttribute place = words.getAttribute(OffsetAttribute.class);
          bounds.word(place.startOffset(), place.endOffset());
        });
  }

  private interface Reader {
    void word(TokenStream words);
  }

  private void read(String text, Reader reader) {
    // The analyzer keeps one stream for each thread and hands it out again once it is closed.
    try (TokenStream words = analyzer.tokenStream("", text)) {
      words.addAttribute(OffsetAttribute.class);
      words.addAttribute(TermToBytesRefAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        reader.word(words);
      }
      words.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  @Override
  public String signature() {
    return "lucene-" + name;
  }

  @Override
  public String toString() {
    return signature();
  }
}
