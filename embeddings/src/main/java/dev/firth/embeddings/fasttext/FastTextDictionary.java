package dev.firth.embeddings.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The words and labels of a fastText model: words have the rows 0 to {@link #words()} - 1 of the
 * input matrix, n-grams those behind them, labels the rows of the output matrix of a classifier.
 * Words are bytes, UTF-8 as a rule. Immutable.
 */
public final class FastTextDictionary {
  /** The word that stands for the end of a line. */
  public static final String END_OF_LINE = "</s>";

  /** What fastText's labels begin with if not said otherwise. */
  public static final String LABEL_PREFIX = "__label__";

  private static final byte[] END = END_OF_LINE.getBytes(UTF_8);

  private final ByteWords entries;
  private final int words;
  private final long[] counts;
  private final long tokens;
  private final Optional<Int2IntMap> kept;

  /**
   * @param entries the words, then the labels
   * @param words how many of them are words
   * @param kept the n-gram rows that pruning left, by bucket; empty if there was none
   */
  FastTextDictionary(
      ByteWords entries, int words, long[] counts, long tokens, Optional<Int2IntMap> kept) {
    this.entries = entries;
    this.words = words;
    this.counts = counts;
    this.tokens = tokens;
    this.kept = kept;
  }

  /**
   * The dictionary of word vectors, which have no labels.
   *
   * @param words in the order of their rows
   * @param counts of the words in the text
   * @param tokens of the text, rare words and line ends too
   * @throws IllegalArgumentException if a word is empty, has a NUL or occurs twice
   */
  public static FastTextDictionary ofWords(List<String> words, long[] counts, long tokens) {
    var entries = new ByteWords(words.size());
    for (String word : words) {
      byte[] utf8 = word.getBytes(UTF_8);
      int before = entries.size();
      if (utf8.length == 0 || word.indexOf(0) >= 0) {
        throw new IllegalArgumentException("a word is empty or holds a NUL: '" + word + "'");
      }
      if (entries.add(utf8, 0, utf8.length, Subwords.hash(utf8, 0, utf8.length)) < before) {
        throw new IllegalArgumentException("the word '" + word + "' occurs twice");
      }
    }
    if (counts.length != words.size()) {
      throw new IllegalArgumentException(words.size() + " words and " + counts.length + " counts");
    }
    return new FastTextDictionary(entries, words.size(), counts.clone(), tokens, Optional.empty());
  }

  /** How many words there are. */
  public int words() {
    return words;
  }

  /** How many labels there are. */
  public int labels() {
    return entries.size() - words;
  }

  /** Tokens of the text it was learnt from: words of any count, labels and line ends. */
  public long tokens() {
    return tokens;
  }

  /** The word of a row. */
  public String word(int id) {
    if (id < 0 || id >= words) {
      throw new IndexOutOfBoundsException("word " + id + " of " + words);
    }
    return entry(id);
  }

  /** A label, with its prefix. */
  public String label(int id) {
    if (id < 0 || id >= labels()) {
      throw new IndexOutOfBoundsException("label " + id + " of " + labels());
    }
    return entry(words + id);
  }

  private String entry(int id) {
    return new String(utf8(id), UTF_8);
  }

  /** The bytes of a word, or behind the words of a label, a copy. */
  public byte[] utf8(int id) {
    int start = entries.start(id);
    var bytes = new byte[entries.end(id) - start];
    System.arraycopy(entries.bytes(), start, bytes, 0, bytes.length);
    return bytes;
  }

  /** The row of a word, or -1. */
  public int wordId(String word) {
    int id = entryId(word);
    return id < words ? id : -1;
  }

  /** The number of a label given with its prefix, or -1. */
  public int labelId(String label) {
    int id = entryId(label);
    return id < words ? -1 : id - words;
  }

  private int entryId(String word) {
    byte[] utf8 = word.getBytes(UTF_8);
    return entryId(utf8, 0, utf8.length, Subwords.hash(utf8, 0, utf8.length));
  }

  /** The number of a word, or of a label behind the words, or -1. */
  int entryId(byte[] utf8, int from, int to, int hash) {
    return entries.find(utf8, from, to, hash);
  }

  /** fastText's hash of a word. */
  int hash(int id) {
    return entries.hash(id);
  }

  /** How often a word, or behind the words a label, occurred. */
  public long count(int id) {
    return counts[id];
  }

  /** The counts of the labels, from which a Huffman tree over them is built. */
  public long[] labelCounts() {
    return Arrays.copyOfRange(counts, words, counts.length);
  }

  /** The counts of the words. */
  public long[] wordCounts() {
    return Arrays.copyOf(counts, words);
  }

  /** Whether rows were taken out of the model after training, as {@code -cutoff} does. */
  public boolean isPruned() {
    return kept.isPresent();
  }

  Optional<Int2IntMap> kept() {
    return kept;
  }

  /** The input row of a bucket, or -1 if it was pruned. */
  int bucketRow(int bucket) {
    if (kept.isEmpty()) {
      return words + bucket;
    }
    int row = kept.get().get(bucket);
    return row < 0 ? -1 : words + row;
  }

  /**
   * Appends the input rows of a known word: its own, then those of its n-grams. The end of a line
   * has no n-grams.
   */
  public void addRows(int word, Subwords subwords, IntArrayList out) {
    out.add(word);
    int start = entries.start(word);
    int end = entries.end(word);
    if (!isEndOfLine(entries.bytes(), start, end)) {
      addNgramRows(entries.bytes(), start, end, subwords, out);
    }
  }

  /** Appends the input rows of the n-grams of any word. */
  void addNgramRows(byte[] utf8, int from, int to, Subwords subwords, IntArrayList out) {
    int first = out.size();
    subwords.add(utf8, from, to, out);
    bucketsToRows(out, first);
  }

  /** Replaces buckets from {@code first} by their rows; pruned ones disappear. */
  public void bucketsToRows(IntArrayList list, int first) {
    int at = first;
    for (int i = first; i < list.size(); i++) {
      int row = bucketRow(list.getInt(i));
      if (row >= 0) {
        list.set(at++, row);
      }
    }
    list.size(at);
  }

  static boolean isEndOfLine(byte[] utf8, int from, int to) {
    return Arrays.equals(utf8, from, to, END, 0, END.length);
  }
}
