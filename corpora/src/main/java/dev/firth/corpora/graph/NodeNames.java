package dev.firth.corpora.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firth.corpora.ByteHash;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Names of nodes, numbered in the order in which they were added: their bytes one after the other,
 * and a hash table of numbers. About 15 bytes a node beside its name.
 */
final class NodeNames {
  static final int ABSENT = -1;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int LARGEST_TABLE = 1 << 30;

  private byte[] bytes = new byte[1 << 12];
  private int[] starts = new int[1 << 8];

  /** Numbers plus one, 0 for a free place; at most two thirds are taken. */
  private int[] table = new int[1 << 8];

  private int size;

  int size() {
    return size;
  }

  /** The number of a name, {@link #ABSENT} if it has none. */
  int find(byte[] utf8, int offset, int length) {
    return table[place(utf8, offset, length)] - 1;
  }

  /**
   * The number of a name, a new one if it has none.
   *
   * @throws BadInputException if there are more names than arrays hold
   */
  int add(byte[] utf8, int offset, int length) throws BadInputException {
    int place = place(utf8, offset, length);
    if (table[place] != 0) {
      return table[place] - 1;
    }
    append(utf8, offset, length);
    table[place] = size;
    if (size > table.length / 3 * 2) {
      growTable();
    }
    return size - 1;
  }

  String name(int node) {
    return new String(bytes, starts[node], starts[node + 1] - starts[node], UTF_8);
  }

  void write(int node, OutputStream out) throws IOException {
    out.write(bytes, starts[node], starts[node + 1] - starts[node]);
  }

  /** Bytes of all arrays. */
  long memory() {
    return bytes.length + (starts.length + (long) table.length) * Integer.BYTES;
  }

  private void append(byte[] utf8, int offset, int length) throws BadInputException {
    int start = starts[size];
    if (start > LONGEST_ARRAY - length || size == LARGEST_TABLE / 3 * 2) {
      throw new BadInputException(
          "the graph has too many nodes: their names may take 2 GiB; give them shorter names");
    }
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LONGEST_ARRAY, 2L * (start + length)));
    }
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1));
    }
    System.arraycopy(utf8, offset, bytes, start, length);
    size++;
    starts[size] = start + length;
  }

  /** Where a name stands in the table, or the free place where it belongs. */
  private int place(byte[] utf8, int offset, int length) {
    int mask = table.length - 1;
    int place = (int) ByteHash.of(utf8, offset, length, 0) & mask;
    while (table[place] != 0 && !isName(table[place] - 1, utf8, offset, length)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean isName(int node, byte[] utf8, int offset, int length) {
    return Arrays.equals(bytes, starts[node], starts[node + 1], utf8, offset, offset + length);
  }

  private void growTable() {
    table = new int[table.length * 2];
    for (int node = 0; node < size; node++) {
      table[place(bytes, starts[node], starts[node + 1] - starts[node])] = node + 1;
    }
  }
}
