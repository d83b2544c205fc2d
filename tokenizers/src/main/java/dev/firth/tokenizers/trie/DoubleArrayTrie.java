package dev.firth.tokenizers.trie;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds all strings of a set that begin at a place of a text: a double-array trie (Aoe, 1989) over
 * UTF-16 units. The units that occur in the set are numbered, frequent ones first, so that the
 * array is dense whatever the script; a node takes one long, so that a step costs one look-up.
 * Immutable.
 */
public final class DoubleArrayTrie {
  /** Where the root's children are counted from. Leaves have the base 0, which nothing uses. */
  public static final int ROOT = 1;

  private static final int LABEL_BITS = 16;
  private static final int VALUE_BITS = 24;
  private static final int BASE_SHIFT = LABEL_BITS + VALUE_BITS;
  private static final int MOST = 1 << VALUE_BITS;
  private static final char EMPTY = 0xffff;

  private final char[] codes;
  private final long[] units;

  private DoubleArrayTrie(char[] codes, long[] units) {
    this.codes = codes;
    this.units = units;
  }

  /**
   * The trie of some strings.
   *
   * @param strings none of them empty; of equal ones the last counts
   * @param values a number below 2^24 - 1 for each
   */
  public static DoubleArrayTrie of(List<String> strings, int[] values) {
    char[] codes = number(strings);
    return new DoubleArrayTrie(codes, new Builder(strings, values, codes).build());
  }

  /** For each UTF-16 unit its number, or 0 if no string has it; not to be changed. */
  public char[] codes() {
    return codes;
  }

  /** The nodes, not to be changed; the child of a node for a code is at the node's base + code. */
  public long[] units() {
    return units;
  }

  /** Whether a node that was looked up for a code is there at all. */
  public static boolean has(long unit, int code) {
    return (char) unit == code;
  }

  /** Where the children of a node are counted from. */
  public static int base(long unit) {
    return (int) (unit >>> BASE_SHIFT);
  }

  /** The value of the string that ends in a node, or -1. */
  public static int value(long unit) {
    return (int) (unit >>> LABEL_BITS & MOST - 1) - 1;
  }

  /** The value of a string, or -1. */
  public int find(String string) {
    return find(string.toCharArray(), 0, string.length());
  }

  /** The value of a part of a text, or -1. */
  public int find(char[] text, int from, int to) {
    long unit = 0;
    int base = ROOT;
    for (int i = from; i < to; i++) {
      int code = codes[text[i]];
      unit = units[base + code];
      if (!has(unit, code)) {
        return -1;
      }
      base = base(unit);
    }
    return value(unit);
  }

  private static char[] number(List<String> strings) {
    int[] counts = new int[1 << 16];
    for (String string : strings) {
      for (int i = 0; i < string.length(); i++) {
        counts[string.charAt(i)]++;
      }
    }
    int[] units =
        IntStream.range(0, counts.length)
            .filter(c -> counts[c] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer c) -> -counts[c]).thenComparing(c -> c))
            .mapToInt(c -> c)
            .toArray();
    if (units.length >= EMPTY) {
      throw new IllegalArgumentException("the strings have too many different characters");
    }
    char[] codes = new char[1 << 16];
    for (int i = 0; i < units.length; i++) {
      codes[units[i]] = (char) (i + 1);
    }
    return codes;
  }

  /** Places nodes one after the other, each where its children fit. */
  private static final class Builder {
    private final String[] keys;
    private final int[] values;
    private final char[] codes;
    private long[] units = new long[1 << 10];
    private boolean[] usedBases = new boolean[1 << 10];
    private int firstFree = 1;

    /** Nodes and their ranges of keys, waiting for their children to be placed. */
    private final IntStack waiting = new IntStack();

    /** Codes of the children that are being placed. */
    private final int[] labels;

    private int labelCount;
    private int last;

    Builder(List<String> strings, int[] values, char[] codes) {
      this.codes = codes;
      Integer[] order = new Integer[strings.size()];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparing((Integer i) -> strings.get(i)).thenComparing(i -> i));
      keys = new String[order.length];
      this.values = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        keys[i] = strings.get(order[i]);
        this.values[i] = values[order[i]];
      }
      Arrays.fill(units, EMPTY);
      int distinct = 0;
      for (char code : codes) {
        distinct = Math.max(distinct, code);
      }
      labels = new int[distinct + 1];
    }

    long[] build() {
      usedBases[0] = true;
      usedBases[ROOT] = true;
      if (keys.length > 0) {
        place(0, keys.length, 0, ROOT);
      }
      while (!waiting.isEmpty()) {
        int depth = waiting.pop();
        int to = waiting.pop();
        int from = waiting.pop();
        int node = waiting.pop();
        collectLabels(from, to, depth);
        int base = freeBase();
        units[node] |= (long) base << BASE_SHIFT;
        place(from, to, depth, base);
      }
      return trimmed();
    }

    /** So long that no base and code lead beyond the end. */
    private long[] trimmed() {
      int lastBase = usedBases.length - 1;
      while (!usedBases[lastBase]) {
        lastBase--;
      }
      int length = Math.max(last, lastBase + labels.length) + 1;
      if (length >= MOST) {
        throw new IllegalArgumentException("too many strings for one trie: " + keys.length);
      }
      ensure(length - 1);
      return Arrays.copyOf(units, length);
    }

    private void collectLabels(int from, int to, int depth) {
      labelCount = 0;
      char previous = 0;
      for (int i = from; i < to; i++) {
        char label = keys[i].charAt(depth);
        if (i == from || label != previous) {
          labels[labelCount++] = codes[label];
        }
        previous = label;
      }
    }

    /** Puts down the children of a node; their own children wait. */
    private void place(int from, int to, int depth, int base) {
      for (int i = from; i < to; ) {
        char label = keys[i].charAt(depth);
        int end = i + 1;
        while (end < to && keys[end].charAt(depth) == label) {
          end++;
        }
        int deeper = i;
        long value = 0;
        while (deeper < end && keys[deeper].length() == depth + 1) {
          value = values[deeper++] + 1L;
        }
        int node = base + codes[label];
        ensure(node);
        last = Math.max(last, node);
        units[node] = value << LABEL_BITS | codes[label];
        if (deeper < end) {
          waiting.push(node, deeper, end, depth + 1);
        }
        i = end;
      }
    }

    private int freeBase() {
      int least = Arrays.stream(labels, 0, labelCount).min().getAsInt();
      while (taken(firstFree)) {
        firstFree++;
      }
      int tried = 0;
      for (int slot = Math.max(firstFree, least + ROOT + 1); ; slot++) {
        if (!taken(slot) && fits(slot - least)) {
          ensure(slot - least);
          usedBases[slot - least] = true;
          return slot - least;
        }
        // Where nearly everything is taken little will fit: do not look there again.
        if (++tried == 1 << 9) {
          firstFree = Math.max(firstFree, slot - (1 << 8));
        }
      }
    }

    private boolean fits(int base) {
      if (base < usedBases.length && usedBases[base]) {
        return false;
      }
      for (int i = 0; i < labelCount; i++) {
        if (taken(base + labels[i])) {
          return false;
        }
      }
      return true;
    }

    private boolean taken(int slot) {
      return slot < units.length && units[slot] != EMPTY;
    }

    private void ensure(int slot) {
      if (slot >= units.length) {
        int old = units.length;
        int length = Math.max(slot + 1, old * 2);
        units = Arrays.copyOf(units, length);
        Arrays.fill(units, old, length, EMPTY);
        usedBases = Arrays.copyOf(usedBases, length);
      }
    }
  }

  private static final class IntStack {
    private int[] items = new int[64];
    private int size;

    boolean isEmpty() {
      return size == 0;
    }

    void push(int a, int b, int c, int d) {
      if (size + 4 > items.length) {
        items = Arrays.copyOf(items, items.length * 2);
      }
      items[size++] = a;
      items[size++] = b;
      items[size++] = c;
      items[size++] = d;
    }

    int pop() {
      return items[--size];
    }
  }
}
