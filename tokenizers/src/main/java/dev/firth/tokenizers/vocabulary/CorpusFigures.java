package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * What a tokenizer makes of texts, in figures. Special tokens are not added.
 *
 * @param texts number of texts
 * @param bytes in UTF-8
 * @param words runs without white space
 * @param tokens number of tokens
 * @param unknown how many of them are the unknown token
 * @param used how many different tokens there are among them
 * @param vocabulary how many different tokens the tokenizer has
 */
public record CorpusFigures(
    long texts, long bytes, long words, long tokens, long unknown, int used, int vocabulary) {

  /** The figures of a tokenizer on texts. */
  public static CorpusFigures of(Tokenizer tokenizer, Iterable<String> texts) {
    var counter = new Counter(tokenizer);
    texts.forEach(text -> counter.add(text, tokenizer.ids(text)));
    return counter.figures();
  }

  /** Tokens per word. */
  public double fertility() {
    return ratio(tokens, words);
  }

  /** Bytes of text per token. */
  public double bytesPerToken() {
    return ratio(bytes, tokens);
  }

  /** Share of the tokens that are unknown, from 0 to 1. */
  public double unknownRate() {
    return ratio(unknown, tokens);
  }

  /** Share of the vocabulary that the texts use, from 0 to 1. */
  public double usedShare() {
    return ratio(used, vocabulary);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Adds texts up. */
  static final class Counter {
    private final Tokenizer tokenizer;
    private final int unknownId;
    private final BitSet used = new BitSet();
    private long texts;
    private long bytes;
    private long words;
    private long tokens;
    private long unknown;

    Counter(Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
      String token = TokenIds.unknownToken(tokenizer.model());
      unknownId = token == null ? -1 : tokenizer.idOf(token);
    }

    void add(String text, int[] ids) {
      texts++;
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      words += words(text);
      tokens += ids.length;
      for (int id : ids) {
        used.set(id);
        unknown += id == unknownId ? 1 : 0;
      }
    }

    private static long words(String text) {
      long words = 0;
      boolean inside = false;
      for (int i = 0; i < text.length(); i++) {
        boolean blank = UnicodeData.isWhiteSpace(text.charAt(i));
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
      }
      return words;
    }

    CorpusFigures figures() {
      return new CorpusFigures(
          texts, bytes, words, tokens, unknown, used.cardinality(), tokenizer.size());
    }
  }
}
