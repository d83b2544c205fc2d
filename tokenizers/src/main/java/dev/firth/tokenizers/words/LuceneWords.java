package dev.firth.tokenizers.words;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * Words by the word-break rules of Unicode (UAX #29), as Lucene's {@link StandardTokenizer} applies
 * them: punctuation falls away, numbers stay, ideographs stand alone. On request the words are
 * lower-cased and then folded to ASCII where an ASCII form exists ({@code Málaga} becomes {@code
 * malaga}).
 *
 * <p>A word of more than {@value #LONGEST} UTF-16 units is cut there, and goes on as the next word:
 * the default of Lucene's {@code StandardAnalyzer}, whose tokens these are.
 */
public final class LuceneWords implements WordTokenizer {
  /** UTF-16 units of the longest word; what is longer comes in parts. */
  public static final int LONGEST = StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH;

  private final boolean lowercase;
  private final boolean fold;
  private final Analyzer analyzer;

  private LuceneWords(boolean lowercase, boolean fold) {
    this.lowercase = lowercase;
    this.fold = fold;
    this.analyzer = new Words(lowercase, fold);
  }

  /** The words as they are written in the text. */
  public static LuceneWords standard() {
    return new LuceneWords(false, false);
  }

  /** The same with or without lower-casing (by Unicode's simple mapping, in no language). */
  public LuceneWords lowercase(boolean on) {
    return new LuceneWords(on, fold);
  }

  /** The same with or without folding to ASCII, which follows lower-casing. */
  public LuceneWords fold(boolean on) {
    return new LuceneWords(lowercase, on);
  }

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
    // The analyzer keeps one stream for each thread and hands it out again once it is closed.
    try (TokenStream words = analyzer.tokenStream("", text)) {
      TermToBytesRefAttribute term = words.getAttribute(TermToBytesRefAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        BytesRef bytes = term.getBytesRef();
        sink.token(bytes.bytes, bytes.offset, bytes.length);
      }
      words.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  @Override
  public String signature() {
    return "standard" + (lowercase ? ",lowercase" : "") + (fold ? ",fold" : "");
  }

  @Override
  public String toString() {
    return signature();
  }

  private static final class Words extends Analyzer {
    private final boolean lowercase;
    private final boolean fold;

    Words(boolean lowercase, boolean fold) {
      this.lowercase = lowercase;
      this.fold = fold;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var source = new StandardTokenizer();
      source.setMaxTokenLength(LONGEST);
      TokenStream words = source;
      if (lowercase) {
        words = new LowerCaseFilter(words);
      }
      if (fold) {
        words = new ASCIIFoldingFilter(words);
      }
      return new TokenStreamComponents(source, words);
    }
  }
}
