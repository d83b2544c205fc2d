package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a {@link CharsMap} as strings: which become which. Reading them all checks the whole
 * map. Immutable.
 */
final class CharsMapRules {
  private static final int MOST_KEY_BYTES = 1 << 10;

  /** Rules share texts, so together they may be larger than the map, but not without bounds. */
  private static final int ROOM_FACTOR = 16;

  private static final int ROOM_BYTES = 1 << 16;

  private final List<String> keys;
  private final List<String> replacements;
  private final DoubleArrayTrie trie;

  /**
   * Reads all rules.
   *
   * @throws IllegalArgumentException if the map is damaged; the message names the byte in it
   */
  CharsMapRules(CharsMap map) {
    var reader = new Reader(map);
    reader.read();
    keys = List.copyOf(reader.keys);
    replacements = List.copyOf(reader.replacements);
    int[] values = new int[keys.size()];
    Arrays.setAll(values, i -> i);
    trie = DoubleArrayTrie.of(keys, values);
  }

  /** What is replaced. */
  List<String> keys() {
    return keys;
  }

  /** By what, in the order of {@link #keys()}. */
  String replacement(int rule) {
    return replacements.get(rule);
  }

  /** Finds the rules that begin at a place of a text; values are numbers of rules. */
  DoubleArrayTrie trie() {
    return trie;
  }

  private static final class Reader {
    private final CharsMap map;
    private final int[] units;
    private final byte[] pool;
    private final List<String> keys = new ArrayList<>();
    private final List<String> replacements = new ArrayList<>();
    private long room;

    /** How many more nodes the walk may enter; ends are shared, so some are entered often. */
    private long steps;

    private final byte[] key = new byte[MOST_KEY_BYTES];

    Reader(CharsMap map) {
      this.map = map;
      units = map.units();
      pool = map.pool();
      steps = ROOM_BYTES + (long) ROOM_FACTOR * units.length;
      room = ROOM_BYTES + (long) ROOM_FACTOR * (4L * units.length + pool.length);
    }

    /** Walks through the whole trie, depth first. */
    void read() {
      // A label and the children's place for each depth.
      int[] labels = new int[MOST_KEY_BYTES + 1];
      int[] places = new int[MOST_KEY_BYTES + 1];
      int depth = 0;
      places[0] = offset(units[0]);
      while (depth >= 0) {
        int label = ++labels[depth];
        if (label == 256) {
          depth--;
          continue;
        }
        int node = places[depth] ^ label;
        if (node >= units.length || (units[node] & 0x800000ff) != label) {
          continue;
        }
        if (--steps < 0 || depth == MOST_KEY_BYTES) {
          throw damaged(4 + 4 * node, "has a trie that leads in circles");
        }
        key[depth] = (byte) label;
        places[++depth] = node ^ offset(units[node]);
        labels[depth] = 0;
        if ((units[node] >>> 8 & 1) != 0) {
          rule(node, places[depth], depth);
        }
      }
    }

    private static int offset(int unit) {
      return (unit >>> 10) << ((unit & 1 << 9) >>> 6);
    }

    private void rule(int node, int leaf, int length) {
      if (leaf < 0 || leaf >= units.length) {
        throw damaged(4 + 4 * node, "has a rule without a value");
      }
      int start = units[leaf] & Integer.MAX_VALUE;
      int end = start < pool.length ? map.poolEnd(start) : pool.length;
      if (end == pool.length) {
        throw damaged(4 + 4 * leaf, "has a rule whose new text does not end within it");
      }
      room -= end - start + length;
      if (room < 0) {
        throw damaged(4 + 4 * leaf, "has rules far larger than itself");
      }
      keys.add(utf8(key, 0, length, 4 + 4 * node));
      replacements.add(utf8(pool, start, end, 4 + 4 * leaf));
    }

    private static String utf8(byte[] bytes, int from, int to, int place) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, from, to - from))
            .toString();
      } catch (CharacterCodingException e) {
        throw damaged(place, "has a rule that is not UTF-8");
      }
    }

    private static IllegalArgumentException damaged(int at, String what) {
      return new IllegalArgumentException("the map of characters %s (byte %d)".formatted(what, at));
    }
  }
}
