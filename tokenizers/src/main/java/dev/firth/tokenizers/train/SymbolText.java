package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import it.unimi.dsi.fastutil.longs.LongArrayList;

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

  // A token is 23 bits of weight, 16 of span, 24 of id. What does not fit stands elsewhere: a long
  // span, as a negative number, in the place behind; a large weight in a list.
  private static final int ID_BITS = 24;
  private static final int SPAN_BITS = 16;
  private static final int WEIGHT_SHIFT = ID_BITS + SPAN_BITS;
  private static final int MOST_IDS = 1 << ID_BITS;
  private static final int LONG_SPAN = (1 << SPAN_BITS) - 1;
  private static final long LARGE_WEIGHT = 1L << 22;

  private final long[] cells;
  private final LongArrayList largeWeights = new LongArrayList();
  private long totalWeight;

  private SymbolText(long[] cells) {
    this.cells = cells;
  }

  /** Words as characters of an alphabet; words of less than two characters have no pairs. */
  static SymbolText of(WordCounts words, Alphabet alphabet) {
    int longest = 0;
    for (int word = 0; word < words.size(); word++) {
      longest = Math.max(longest, words.length(word));
    }
    var symbols = new int[longest];
    long places = 1;
    for (int word = 0; word < words.size(); word++) {
      int length = symbols(words, word, alphabet, symbols);
      places += length < 2 ? 0 : length + 1;
    }
    if (places > MOST_PLACES) {
      throw new UsageException(
          "the different words have %,d characters, more than %,d: train on less text, or cut it into shorter words"
              .formatted(places, MOST_PLACES));
    }
    var text = new SymbolText(new long[(int) places]);
    text.fill(words, alphabet, symbols);
    return text;
  }

  private void fill(WordCounts words, Alphabet alphabet, int[] symbols) {
    cells[0] = BOUNDARY;
    int at = 1;
    for (int word = 0; word < words.size(); word++) {
      int length = symbols(words, word, alphabet, symbols);
      if (length < 2) {
        continue;
      }
      long weight = weightBits(words.count(word));
      for (int i = 0; i < length; i++) {
        cells[at + i] = weight | 1L << ID_BITS | symbols[i];
      }
      totalWeight += words.count(word);
      cells[at + length] = BOUNDARY;
      at += length + 1;
    }
  }

  private long weightBits(long weight) {
    if (weight < LARGE_WEIGHT) {
      return weight << WEIGHT_SHIFT;
    }
    largeWeights.add(weight);
    return (LARGE_WEIGHT + largeWeights.size() - 1) << WEIGHT_SHIFT;
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

  /** The token that a cell holds. */
  static int id(long cell) {
    return (int) cell & (MOST_IDS - 1);
  }

  /** Throws if there may be more tokens than ids. */
  static void checkIds(long tokens) {
    if (tokens > MOST_IDS) {
      throw new UsageException(
          "a vocabulary of %d tokens is asked for: at most %d can be learned"
              .formatted(tokens, MOST_IDS));
    }
  }

  int places() {
    return cells.length;
  }

  /** What stands in a place: negative unless a token begins there. */
  long cell(int place) {
    return cells[place];
  }

  /** How many places the token spans that begins in a place. */
  int span(int place) {
    int span = (int) (cells[place] >>> ID_BITS) & LONG_SPAN;
    return span == LONG_SPAN ? (int) -cells[place + 1] : span;
  }

  /** How often the word was seen whose token begins in a place. */
  long weight(int place) {
    long weight = cells[place] >>> WEIGHT_SHIFT;
    return weight < LARGE_WEIGHT ? weight : largeWeights.getLong((int) (weight - LARGE_WEIGHT));
  }

  /** Sum over all words of how often they were seen. */
  long totalWeight() {
    return totalWeight;
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
    long weight = cells[place] >>> WEIGHT_SHIFT << WEIGHT_SHIFT;
    cells[place] = weight | (long) Math.min(span, LONG_SPAN) << ID_BITS | id;
    cells[second] = (long) place - second;
    if (span >= LONG_SPAN) {
      cells[place + 1] = -(long) span;
    }
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
