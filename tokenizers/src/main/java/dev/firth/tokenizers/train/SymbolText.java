package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import java.util.Arrays;

/**
 * All words as rows of tokens in one array, where tokens grow by being merged.
 *
 * <p>A word takes a place for each of its characters, and a boundary stands between words. The
 * first place of a token holds its id and how many places it spans; its last place, if that is
 * another one, holds how far back the first one is, as a negative number. So neighbours are found
 * on both sides without links, and a place that no longer begins a token is negative.
 */
final class SymbolText {
  static final long BOUNDARY = Long.MIN_VALUE;
  private static final long MOST_PLACES = Integer.MAX_VALUE - 8L;

  private final long[] cells;
  private final int[] wordOf;
  private final long[] weights;

  private SymbolText(long[] cells, int[] wordOf, long[] weights) {
    this.cells = cells;
    this.wordOf = wordOf;
    this.weights = weights;
  }

  /** Words as characters of an alphabet; words of less than two characters have no pairs. */
  static SymbolText of(WordCounts words, Alphabet alphabet) {
    int longest = 0;
    for (int word = 0; word < words.size(); word++) {
      longest = Math.max(longest, words.length(word));
    }
    var symbols = new int[longest];
    long places = 1;
    int kept = 0;
    for (int word = 0; word < words.size(); word++) {
      int length = symbols(words, word, alphabet, symbols);
      places += length < 2 ? 0 : length + 1;
      kept += length < 2 ? 0 : 1;
    }
    if (places > MOST_PLACES) {
      throw new UsageException(
          "the different words have %,d characters, more than %,d: train on less text, or cut it into shorter words"
              .formatted(places, MOST_PLACES));
    }
    var text = new SymbolText(new long[(int) places], new int[(int) places], new long[kept]);
    text.fill(words, alphabet, symbols);
    return text;
  }

  private void fill(WordCounts words, Alphabet alphabet, int[] symbols) {
    cells[0] = BOUNDARY;
    int at = 1;
    int kept = 0;
    for (int word = 0; word < words.size(); word++) {
      int length = symbols(words, word, alphabet, symbols);
      if (length < 2) {
        continue;
      }
      for (int i = 0; i < length; i++) {
        cells[at + i] = cell(symbols[i], 1);
      }
      Arrays.fill(wordOf, at, at + length, kept);
      weights[kept++] = words.count(word);
      cells[at + length] = BOUNDARY;
      at += length + 1;
    }
  }

  private static int symbols(WordCounts words, int word, Alphabet alphabet, int[] symbols) {
    byte[] arena = words.arena();
    int start = words.start(word);
    int end = words.end(word);
    int length = 0;
    int next;
    for (int at = start; at < end; at = next) {
      int c = CodePoints.at(arena, at);
      next = at + CodePoints.bytes(c);
      int id = alphabet.id(c, at == start, next == end);
      if (id != TokenNames.ABSENT) {
        symbols[length++] = id;
      }
    }
    return length;
  }

  static long cell(int id, int span) {
    return (long) span << 32 | id;
  }

  static int id(long cell) {
    return (int) cell;
  }

  static int span(long cell) {
    return (int) (cell >>> 32);
  }

  int places() {
    return cells.length;
  }

  /** What stands in a place: negative unless a token begins there. */
  long cell(int place) {
    return cells[place];
  }

  /** The word that a place belongs to. */
  int word(int place) {
    return wordOf[place];
  }

  /** How often the word of a place was seen. */
  long weight(int place) {
    return weights[wordOf[place]];
  }

  /** Sum over all words of how often they were seen. */
  long totalWeight() {
    return Arrays.stream(weights).sum();
  }

  /** Where the token before one begins; -1 if there is none. */
  int before(int place) {
    long cell = cells[place - 1];
    if (cell >= 0) {
      return place - 1;
    }
    return cell == BOUNDARY ? -1 : place - 1 + (int) cell;
  }

  /** Makes one token of two neighbours that span so many places together. */
  void merge(int place, int second, int span, int id) {
    int last = place + span - 1;
    cells[place] = cell(id, span);
    cells[second] = (long) place - second;
    cells[last] = (long) place - last;
  }

  /** Where the word of a place begins. */
  int wordStart(int place) {
    int start = place;
    while (cells[start - 1] != BOUNDARY) {
      start--;
    }
    return start;
  }
}
