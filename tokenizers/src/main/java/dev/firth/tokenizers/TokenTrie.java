package dev.firth.tokenizers;

import java.util.Arrays;
import java.util.Map;

/**
 * Finds the longest of some fixed strings at a place of a text. Between two places where none of
 * them can begin it only compares units, so that a search through a text costs little more than
 * reading it; at worst it takes the text's length times that of the longest string.
 */
final class TokenTrie {
  static final int NONE = -1;

  /** Children of all nodes: an open-addressing table from (node, unit) to node. */
  private final long[] edges;

  private final int[] targets;

  /** The value of the string that ends in a node, or -1. */
  private final int[] values;

  /** Bit set of the units that strings begin with. */
  private final long[] first = new long[1 << 10];

  /** The one unit that all strings begin with, or -1. */
  private final int onlyFirst;

  private int nodes = 1;

  /**
   * @param strings what to find, none of them empty, each with its value
   */
  TokenTrie(Map<String, Integer> strings) {
    int units = 1;
    for (String string : strings.keySet()) {
      units += string.length();
    }
    edges = new long[Integer.highestOneBit(units) * 4];
    targets = new int[edges.length];
    values = new int[units];
    Arrays.fill(values, NONE);
    strings.forEach(this::insert);
    onlyFirst = onlyFirst(strings);
  }

  private static int onlyFirst(Map<String, Integer> strings) {
    int[] firsts = strings.keySet().stream().mapToInt(s -> s.charAt(0)).distinct().toArray();
    return firsts.length == 1 ? firsts[0] : -1;
  }

  private void insert(String string, int value) {
    char unit = string.charAt(0);
    first[unit >> 6] |= 1L << unit;
    int node = 0;
    for (int i = 0; i < string.length(); i++) {
      int slot = slot(node, string.charAt(i));
      if (edges[slot] == 0) {
        edges[slot] = key(node, string.charAt(i));
        targets[slot] = nodes++;
      }
      node = targets[slot];
    }
    values[node] = value;
  }

  /** Never 0, which marks a free slot. */
  private static long key(int node, char unit) {
    return ((long) node << 16) | unit | (1L << 62);
  }

  private int slot(int node, char unit) {
    long key = key(node, unit);
    int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & (edges.length - 1);
    while (edges[slot] != 0 && edges[slot] != key) {
      slot = (slot + 1) & (edges.length - 1);
    }
    return slot;
  }

  /** The next place from an index on where a string may begin, or {@code to}. */
  int candidate(CharSequence text, int from, int to) {
    if (onlyFirst >= 0 && text instanceof String string) {
      int found = string.indexOf(onlyFirst, from, to);
      return found < 0 ? to : found;
    }
    int at = from;
    while (at < to && !mayBegin(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean mayBegin(char unit) {
    return ((first[unit >> 6] >>> unit) & 1) != 0;
  }

  /** End of the longest string that begins at an index, or -1 if none does. */
  int longestEnd(CharSequence text, int from, int to) {
    int end = NONE;
    int node = 0;
    for (int at = from; at < to; at++) {
      int slot = slot(node, text.charAt(at));
      if (edges[slot] == 0) {
        break;
      }
      node = targets[slot];
      if (values[node] != NONE) {
        end = at + 1;
      }
    }
    return end;
  }

  /** The value of a string that is known to stand between two indexes. */
  int value(CharSequence text, int from, int to) {
    int node = 0;
    for (int at = from; at < to; at++) {
      node = targets[slot(node, text.charAt(at))];
    }
    return values[node];
  }
}
