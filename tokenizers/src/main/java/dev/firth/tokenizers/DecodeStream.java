package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Decodes ids as they come, one by one, and gives text only when its characters are whole. It does
 * what Hugging Face's {@code DecodeStream} does: what comes is the difference between the decoded
 * text with and without the new ids. For one thread.
 */
public final class DecodeStream {
  /**
   * No character needs as many ids; behind so many, bytes that form no character are given out as
   * U+FFFD instead of being held back for ever.
   */
  private static final int MOST_PENDING = 32;

  private final Tokenizer tokenizer;
  private final boolean skipSpecial;
  private int[] ids = new int[16];
  private int size;

  /** The text of the ids that were given out last, which the next ones may depend on. */
  private String prefix = "";

  private int prefixIds;

  DecodeStream(Tokenizer tokenizer, boolean skipSpecial) {
    this.tokenizer = tokenizer;
    this.skipSpecial = skipSpecial;
  }

  /** Takes an id and gives the text that is now complete, empty if none is. */
  public String step(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
    String text = decode();
    boolean whole = text.length() > prefix.length() && !text.endsWith("\ufffd");
    return whole || size - prefixIds > MOST_PENDING ? give(text) : "";
  }

  /** The text that was held back, with U+FFFD for bytes that form no character. */
  public String finish() {
    return size == prefixIds ? "" : give(decode());
  }

  private String give(String text) {
    String fresh = text.substring(commonPrefix(text));
    System.arraycopy(ids, prefixIds, ids, 0, size - prefixIds);
    size -= prefixIds;
    prefixIds = size;
    prefix = decode();
    return fresh;
  }

  private int commonPrefix(String text) {
    int length = Math.min(prefix.length(), text.length());
    int at = 0;
    while (at < length && prefix.charAt(at) == text.charAt(at)) {
      at++;
    }
    return at;
  }

  private String decode() {
    return tokenizer.decode(Arrays.copyOf(ids, size), skipSpecial);
  }
}
