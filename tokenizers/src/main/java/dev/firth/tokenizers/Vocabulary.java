package dev.firth.tokenizers;

import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The words of a corpus with their counts, numbered from 0. A counted vocabulary is ordered by
 * falling count, and words of equal count by their UTF-8 bytes, so that it is the same whoever
 * counts. Immutable and thread-safe.
 *
 * <p>Words are kept as bytes in one array: about 30 bytes a word beside its letters, and a look-up
 * by bytes makes no string.
 */
public final class Vocabulary {
  /** The id of a word that is not in the vocabulary. */
  public static final int UNKNOWN = WordTable.ABSENT;

  private final WordTable words;
  private final long[] counts;
  private final long tokens;
  private final long corpusTokens;

  /** Takes over the table and the counts of its words; sums that overflow are the caller's. */
  Vocabulary(WordTable words, long[] counts, long corpusTokens) {
    this.words = words;
    this.counts = counts;
    this.tokens = sum(counts);
    this.corpusTokens = corpusTokens;
  }

  /**
   * A vocabulary of given words in the given order.
   *
   * @throws IllegalArgumentException if a word comes twice, or the counts are not as many as the
   *     words, or negative, or sum up to more than a long holds
   */
  public static Vocabulary of(List<String> words, long[] counts) {
    if (words.size() != counts.length) {
      throw new IllegalArgumentException(words.size() + " words and " + counts.length + " counts");
    }
    var table = new WordTable(words.size());
    for (String word : words) {
      byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
      int before = table.size();
      if (table.add(utf8, 0, utf8.length, counts[before]) < before) {
        throw new IllegalArgumentException("the word '" + word + "' comes twice");
      }
    }
    long[] ownCounts = counts.clone();
    return new Vocabulary(table, ownCounts, sum(ownCounts));
  }

  /**
   * A vocabulary of counted words, as {@link VocabularyCounter} selects and orders them: the most
   * frequent first, words of equal count by their bytes.
   *
   * @param counted words and counts, as those of all parts of a text added up
   * @param minCount rarer words are left out
   * @param maxSize at most so many words, the most frequent; 0 for no limit
   * @param corpusTokens number of tokens of the text, those of left-out words included
   */
  public static Vocabulary ofCounts(
      WordTable counted, long minCount, int maxSize, long corpusTokens) {
    return WordSelection.select(counted, minCount, maxSize, corpusTokens);
  }

  /** Number of words. */
  public int size() {
    return counts.length;
  }

  /**
   * The word with an id.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public String word(int id) {
    checkId(id);
    return words.word(id);
  }

  /**
   * How often the word with an id occurs; a lower bound if words were pruned while counting.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public long count(int id) {
    return counts[id];
  }

  /** The id of a word, {@link #UNKNOWN} if it is not in the vocabulary. */
  public int id(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    return words.find(utf8, 0, utf8.length);
  }

  /** The id of a word given as UTF-8 bytes, {@link #UNKNOWN} if it is not in the vocabulary. */
  public int id(byte[] utf8, int offset, int length) {
    return words.find(utf8, offset, length);
  }

  /** Sum of the counts of the words. */
  public long tokens() {
    return tokens;
  }

  /**
   * Number of tokens in the text that was counted, those of left-out words included. Where that is
   * not known, as after {@link #load}, it equals {@link #tokens()}.
   */
  public long corpusTokens() {
    return corpusTokens;
  }

  /**
   * This vocabulary after more text: all its words, with the counts of both, and the words of the
   * text that occur there often enough. The order is again by falling count, so ids change. A word
   * that neither counts gets count 1: it did occur once.
   *
   * @param text the words of the new text, the most frequent first
   * @param minCount how often a word that is new must occur
   * @param maxSize at most so many words, the most frequent of the new ones; 0 for no limit. What
   *     is here already stays in any case
   * @throws IllegalArgumentException if the counts sum up to more than a long holds
   */
  public Vocabulary grownBy(Vocabulary text, long minCount, int maxSize) {
    var grown = new WordTable(size());
    for (int id = 0; id < size(); id++) {
      int other = text.words.find(words.arena(), words.start(id), words.length(id));
      long count = sum(new long[] {counts[id], other == UNKNOWN ? 0 : text.counts[other]});
      grown.add(words.arena(), words.start(id), words.length(id), Math.max(1, count));
    }
    for (int id = 0; id < text.size() && (maxSize == 0 || grown.size() < maxSize); id++) {
      byte[] arena = text.words.arena();
      int start = text.words.start(id);
      int length = text.words.length(id);
      if (text.counts[id] >= minCount && id(arena, start, length) == UNKNOWN) {
        grown.add(arena, start, length, text.counts[id]);
      }
    }
    return WordSelection.all(grown, sum(new long[] {corpusTokens, text.corpusTokens}));
  }

  /** The counts by id, as a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /**
   * CRC-32C of the words in the order of ids, with a line feed behind each: tells whether a file
   * that holds ids was made with this vocabulary.
   */
  public int fingerprint() {
    var crc = new CRC32C();
    for (int id = 0; id < size(); id++) {
      crc.update(words.arena(), words.start(id), words.length(id));
      crc.update('\n');
    }
    return (int) crc.getValue();
  }

  /**
   * Writes the vocabulary as text, a line {@code word count} for each word in the order of ids: the
   * layout of word2vec's {@code -save-vocab}. The file is whole or absent.
   *
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    AtomicFile.write(file, this::write);
  }

  private void write(OutputStream out) throws IOException {
    for (int id = 0; id < size(); id++) {
      out.write(words.arena(), words.start(id), words.length(id));
      out.write((" " + counts[id] + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * Reads what {@link #save} or word2vec's {@code -save-vocab} wrote. The order of the lines is
   * kept, and so is word2vec's line-end mark {@code </s>}, as a word like others. Word and count
   * may stand apart by any number of spaces or tabs, lines may end with CR LF, and empty lines are
   * skipped.
   *
   * @throws dev.firth.runs.BadInputException if the file holds no word, or a line is not a word and
   *     a count, or a word comes twice, or the last line has no end
   * @throws IOException if the file cannot be read
   */
  public static Vocabulary load(Path file) throws IOException {
    return VocabularyText.read(file);
  }

  private void checkId(int id) {
    if (id < 0 || id >= size()) {
      throw new IndexOutOfBoundsException("id " + id + " of " + size() + " words");
    }
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a count is " + count);
      }
      try {
        sum = Math.addExact(sum, count);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("the counts sum up to more than 2^63", e);
      }
    }
    return sum;
  }

  @Override
  public String toString() {
    return size() + " words, " + tokens + " of " + corpusTokens + " tokens";
  }
}
