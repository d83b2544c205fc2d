package dev.firth.embeddings.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * The character n-grams of words and the word n-grams of texts as fastText hashes them into buckets
 * (Bojanowski et al. 2017, Joulin et al. 2017), bit for bit. A character is a UTF-8 sequence; a
 * word is taken with {@code <} before and {@code >} behind it, which alone are no n-gram. The hash
 * is 32-bit FNV-1a with bytes taken as signed numbers. Immutable.
 */
public final class Subwords {
  private static final int FNV_START = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final long WORD_NGRAM_FACTOR = 116049371;

  private final int minn;
  private final int maxn;
  private final int buckets;

  /**
   * @param minn characters of the shortest n-gram
   * @param maxn characters of the longest, 0 for none at all
   * @param buckets numbers that hashes are brought to, 0 for no n-grams of any kind
   */
  public Subwords(int minn, int maxn, int buckets) {
    this.minn = minn;
    this.maxn = buckets > 0 ? maxn : 0;
    this.buckets = buckets;
  }

  /** Numbers that hashes are brought to. */
  public int buckets() {
    return buckets;
  }

  /** fastText's hash of bytes; its unsigned value counts. */
  public static int hash(byte[] bytes, int from, int to) {
    int hash = FNV_START;
    for (int i = from; i < to; i++) {
      // A negative byte turns over the high bits too: fastText's char was signed.
      hash = (hash ^ bytes[i]) * FNV_PRIME;
    }
    return hash;
  }

  /** The buckets of the word's n-grams, in fastText's order; repeated ones are repeated. */
  public int[] of(String word) {
    byte[] utf8 = word.getBytes(UTF_8);
    var buckets = new IntArrayList();
    add(utf8, 0, utf8.length, buckets);
    return buckets.toIntArray();
  }

  /** Appends the buckets of the n-grams of the word in these bytes. */
  public void add(byte[] utf8, int from, int to, IntArrayList out) {
    if (maxn <= 0) {
      return;
    }
    byte[] text = bracketed(utf8, from, to);
    for (int start = 0; start < text.length; start++) {
      if (!isContinuation(text[start])) {
        addFrom(text, start, out);
      }
    }
  }

  private void addFrom(byte[] text, int start, IntArrayList out) {
    int hash = FNV_START;
    int at = start;
    for (int n = 1; n <= maxn && at < text.length; n++) {
      do {
        hash = (hash ^ text[at++]) * FNV_PRIME;
      } while (at < text.length && isContinuation(text[at]));
      if (isNgram(n, start, at, text.length)) {
        out.add(Integer.remainderUnsigned(hash, buckets));
      }
    }
  }

  private boolean isNgram(int n, int start, int end, int length) {
    boolean bracket = n == 1 && (start == 0 || end == length);
    return n >= minn && !bracket;
  }

  /** The n-grams themselves, in the order of {@link #of}. */
  public List<String> strings(String word) {
    byte[] utf8 = word.getBytes(UTF_8);
    byte[] text = bracketed(utf8, 0, utf8.length);
    var ngrams = new ArrayList<String>();
    for (int start = 0; start < text.length; start++) {
      int at = start;
      for (int n = 1; n <= maxn && at < text.length && !isContinuation(text[start]); n++) {
        do {
          at++;
        } while (at < text.length && isContinuation(text[at]));
        if (isNgram(n, start, at, text.length)) {
          ngrams.add(new String(text, start, at - start, UTF_8));
        }
      }
    }
    return ngrams;
  }

  /**
   * Appends the buckets of all runs of 2 to {@code longest} words.
   *
   * @param hashes of the words of a text, in order
   */
  public void addWordNgrams(IntArrayList hashes, int longest, IntArrayList out) {
    if (buckets <= 0) {
      return;
    }
    int count = hashes.size();
    for (int first = 0; first < count; first++) {
      // Signed 32-bit hashes, widened: so does fastText.
      long hash = hashes.getInt(first);
      int end = (int) Math.min(count, (long) first + longest);
      for (int next = first + 1; next < end; next++) {
        hash = hash * WORD_NGRAM_FACTOR + hashes.getInt(next);
        out.add((int) Long.remainderUnsigned(hash, buckets));
      }
    }
  }

  private static byte[] bracketed(byte[] utf8, int from, int to) {
    var text = new byte[to - from + 2];
    text[0] = '<';
    System.arraycopy(utf8, from, text, 1, to - from);
    text[text.length - 1] = '>';
    return text;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xc0) == 0x80;
  }
}
