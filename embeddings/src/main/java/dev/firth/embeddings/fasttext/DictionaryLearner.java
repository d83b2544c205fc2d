package dev.firth.embeddings.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Learns a {@link FastTextDictionary} from tokens by fastText's rules: what begins with the label
 * prefix is a label; words come first, the most frequent ahead, then labels likewise; rare ones are
 * left out. Equal counts, whose order fastText leaves to its sorting, stay in the order of their
 * first occurrence. Not thread-safe.
 */
public final class DictionaryLearner {
  private final byte[] labelPrefix;
  private final ByteWords seen = new ByteWords(1 << 12);
  private final LongArrayList counts = new LongArrayList();
  private final BitSet kept = new BitSet();
  private long tokens;

  /** What labels begin with. */
  public DictionaryLearner(String labelPrefix) {
    this.labelPrefix = labelPrefix.getBytes(UTF_8);
  }

  /**
   * Counts a token.
   *
   * @return its number among the distinct tokens, in the order of first occurrence
   */
  public int add(byte[] token, int from, int to) {
    int id = seen.add(token, from, to, Subwords.hash(token, from, to));
    if (id == counts.size()) {
      counts.add(0);
    }
    counts.set(id, counts.getLong(id) + 1);
    tokens++;
    return id;
  }

  /** Counts the end of a line. */
  public int addEndOfLine() {
    byte[] end = FastTextDictionary.END_OF_LINE.getBytes(UTF_8);
    return add(end, 0, end.length);
  }

  /**
   * Counts a word that stays whatever its count, since vectors were given for it; it is no token of
   * the text.
   */
  public void keep(byte[] word, int from, int to) {
    kept.set(add(word, from, to));
    tokens--;
  }

  /** Distinct tokens so far. */
  public int size() {
    return counts.size();
  }

  /** Whether a distinct token is a label. */
  public boolean isLabel(int id) {
    return startsWith(seen.bytes(), seen.start(id), seen.end(id), labelPrefix);
  }

  static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  /**
   * The dictionary of what was counted.
   *
   * @param minCount words that occur less often are left out
   * @param minCountLabel the same for labels
   */
  public FastTextDictionary learn(long minCount, long minCountLabel) {
    List<Integer> words = frequent(false, minCount);
    var sorted = new IntArrayList(words);
    sorted.addAll(frequent(true, minCountLabel));
    var entries = new ByteWords(sorted.size());
    var entryCounts = new long[sorted.size()];
    for (int entry = 0; entry < sorted.size(); entry++) {
      int id = sorted.getInt(entry);
      entries.add(seen.bytes(), seen.start(id), seen.end(id), seen.hash(id));
      entryCounts[entry] = counts.getLong(id);
    }
    return new FastTextDictionary(entries, words.size(), entryCounts, tokens, Optional.empty());
  }

  /**
   * Where a distinct token is in the dictionary: a word, or behind the words a label; -1 if it was
   * left out.
   */
  public int entry(int id, FastTextDictionary dictionary) {
    return dictionary.entryId(seen.bytes(), seen.start(id), seen.end(id), seen.hash(id));
  }

  private List<Integer> frequent(boolean label, long least) {
    var ids = new ArrayList<Integer>();
    for (int id = 0; id < size(); id++) {
      if (isLabel(id) == label && (counts.getLong(id) >= least || kept.get(id))) {
        ids.add(id);
      }
    }
    ids.sort(Comparator.comparingLong((Integer id) -> counts.getLong(id)).reversed());
    return ids;
  }

  /** fastText's hash of a distinct token. */
  public int hash(int id) {
    return seen.hash(id);
  }

  /** Appends the n-gram rows of a distinct token, whatever became of it in the dictionary. */
  public void addNgramRows(
      int id, FastTextDictionary dictionary, Subwords subwords, IntArrayList out) {
    dictionary.addNgramRows(seen.bytes(), seen.start(id), seen.end(id), subwords, out);
  }

  /** Whether a distinct token is the end of a line. */
  public boolean isEndOfLine(int id) {
    return FastTextDictionary.isEndOfLine(seen.bytes(), seen.start(id), seen.end(id));
  }
}
