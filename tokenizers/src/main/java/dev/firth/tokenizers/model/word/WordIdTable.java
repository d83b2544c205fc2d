package dev.firth.tokenizers.model.word;

import it.unimi.dsi.fastutil.HashCommon;
import java.util.Map;

/**
 * Ids by words, looked up in a text without making strings: an open-addressed table of hashes, at
 * most half full, over one array of all characters. Immutable.
 */
final class WordIdTable {
  static final int ABSENT = -1;

  /** The hash of no characters. */
  static final long SEED = 0x9E37_79B9_7F4A_7C15L;

  private static final long SPREAD = 0xD6E8_FEB8_6659_FD93L;

  private final long[] hashes;
  private final int[] starts;
  private final int[] ids;
  private final char[] characters;
  private final int mask;

  WordIdTable(Map<String, Integer> vocabulary) {
    int slots = HashCommon.nextPowerOfTwo(Math.max(4, Math.multiplyExact(vocabulary.size(), 2)));
    mask = slots - 1;
    hashes = new long[slots];
    starts = new int[slots];
    ids = new int[slots];
    int length = 0;
    for (String word : vocabulary.keySet()) {
      length = Math.addExact(length, word.length() + 1);
    }
    characters = new char[length];
    int at = 0;
    for (var entry : vocabulary.entrySet()) {
      put(entry.getKey(), entry.getValue(), at);
      at += entry.getKey().length() + 1;
    }
  }

  /** The characters of a word stand behind their number. */
  private void put(String word, int id, int at) {
    long hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = step(hash, word.charAt(i));
    }
    hash = finish(hash);
    int slot = (int) (hash >>> 32) & mask;
    while (hashes[slot] != 0) {
      slot = slot + 1 & mask;
    }
    hashes[slot] = hash;
    starts[slot] = at;
    ids[slot] = id;
    characters[at] = (char) word.length();
    word.getChars(0, word.length(), characters, at + 1);
  }

  /** The hash of some characters and one more. */
  static long step(long hash, char unit) {
    return (hash ^ unit) * SPREAD;
  }

  /** Spreads a hash over all its bits; never 0. */
  static long finish(long hash) {
    long mixed = (hash ^ hash >>> 32) * SEED;
    return mixed == 0 ? 1 : mixed;
  }

  /** The id of the word in a part of a text with its finished hash, or -1. */
  int find(String text, int from, int to, long hash) {
    int slot = (int) (hash >>> 32) & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash && isAt(starts[slot], text, from, to)) {
        return ids[slot];
      }
      slot = slot + 1 & mask;
    }
    return ABSENT;
  }

  private boolean isAt(int start, String text, int from, int to) {
    int length = to - from;
    if (characters[start] != (char) length || start + length >= characters.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (characters[start + 1 + i] != text.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }
}
