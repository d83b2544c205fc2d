package dev.firth.tokenizers.model.wordpiece;

import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.ShortWordCache;
import dev.firth.tokenizers.model.WordCache;
import dev.firth.tokenizers.model.WordIds;

/**
 * A word of ASCII characters that is being read, and the tokens of words before. For one thread.
 */
final class WordMemory {
  private final ShortWordCache shortWords = new ShortWordCache();
  private final WordCache words = new WordCache();

  /** The word's characters in two longs as the caches want them, its length apart. */
  private long low;

  private long high;
  private int length;

  /**
   * Reads a word of plain ASCII characters.
   *
   * @param actions what the first characters do
   * @return the place after it, where another word may begin or the text ends; or -1 if the word is
   *     too long to be kept, or goes on with other characters
   */
  int read(String text, int start, int to, int[] actions) {
    int limit = Math.min(to, start + WordCache.MOST_BYTES);
    int at = start;
    long first = 0;
    long second = 0;
    int shift = 0;
    boolean ended = false;
    while (at < limit) {
      char unit = text.charAt(at);
      int action = unit < 0x80 ? actions[unit] : CharacterActions.JUST_SPELLED;
      if (action < 0) {
        ended = CharacterActions.endsWord(action);
        break;
      }
      if (shift < Long.SIZE) {
        first |= (long) unit << shift;
      } else {
        second |= (long) unit << shift;
      }
      shift += Byte.SIZE;
      at++;
    }
    low = first;
    high = second;
    length = at - start;
    return ended || at == to ? at : -1;
  }

  /** Appends the tokens of the word that was read; false if they are not known. */
  boolean append(TokenBuffer tokens) {
    int[] out = tokens.room(WordIds.MOST);
    if (length <= ShortWordCache.MOST_BYTES) {
      long packed = shortWords.find(key());
      if (packed != 0) {
        WordIds.writeFirst(packed, out, tokens.size());
        tokens.wrote(WordIds.count(packed));
        return true;
      }
    }
    int entry = words.find(low, longHigh());
    if (entry < 0) {
      return false;
    }
    tokens.wrote(words.write(entry, out, tokens.size()));
    return true;
  }

  private long key() {
    return low | (long) length << 56;
  }

  private long longHigh() {
    return high | (long) length << 56;
  }

  /** Keeps the tokens of the word that was read: the last ones of a buffer. */
  void keep(TokenBuffer tokens, int from) {
    int count = tokens.size() - from;
    if (count > WordIds.MOST) {
      return;
    }
    int[] ids = tokens.room(0);
    long packed = WordIds.packFirst(ids, from, count);
    if (length <= ShortWordCache.MOST_BYTES && count <= WordIds.FIRST) {
      shortWords.put(key(), packed);
    } else {
      words.put(low, longHigh(), packed, WordIds.packSecond(ids, from, count));
    }
  }
}
