package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanTreeTest {
  private static String code(HuffmanTree tree, int word) {
    var code = new StringBuilder();
    for (int step = 0; step < tree.pathLength(word); step++) {
      code.append(tree.code(word, step));
    }
    return code.toString();
  }

  private static int[] path(HuffmanTree tree, int word) {
    return IntStream.range(0, tree.pathLength(word)).map(step -> tree.node(word, step)).toArray();
  }

  /** Worked by hand from the procedure in word2vec.c: 3+2 = 5, 5+4 = 9, 9+8 = 17. */
  @Test
  void smallTreeHasTheCodesOfWord2vec() {
    var tree = HuffmanTree.of(new long[] {8, 4, 3, 2});
    assertEquals("0", code(tree, 0));
    assertEquals("10", code(tree, 1));
    assertEquals("111", code(tree, 2));
    assertEquals("110", code(tree, 3));
    assertArrayEquals(new int[] {2}, path(tree, 0));
    assertArrayEquals(new int[] {2, 1, 0}, path(tree, 3));
    assertEquals(3, tree.longestPath());
  }

  /** An inner node is preferred to a word of the same count, as in word2vec.c. */
  @Test
  void tiesTakeTheInnerNodeFirst() {
    var tree = HuffmanTree.of(new long[] {2, 1, 1});
    assertEquals("1", code(tree, 0));
    assertEquals("01", code(tree, 1));
    assertEquals("00", code(tree, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 1000})
  void noCodeIsShorterOnAverage(int words) {
    var random = Seeds.random(words);
    long[] counts = random.longs(words, 1, 10_000).map(x -> 100_000_000 / x).sorted().toArray();
    for (int i = 0; i < words / 2; i++) {
      long other = counts[i];
      counts[i] = counts[words - 1 - i];
      counts[words - 1 - i] = other;
    }
    var tree = HuffmanTree.of(counts);
    long length = 0;
    var codes = new HashSet<String>();
    for (int word = 0; word < words; word++) {
      length += counts[word] * tree.pathLength(word);
      codes.add(code(tree, word));
    }
    assertEquals(shortestLength(counts), length, Seeds.describe(words));
    assertEquals(words, codes.size());
    for (String code : codes) {
      for (int end = 0; end < code.length(); end++) {
        assertTrue(!codes.contains(code.substring(0, end)), code + ", " + Seeds.describe(words));
      }
    }
  }

  /** The sum of all inner nodes' weights, which is what the codes take. */
  private static long shortestLength(long[] counts) {
    var queue = new PriorityQueue<Long>(Comparator.naturalOrder());
    Arrays.stream(counts).forEach(queue::add);
    long length = 0;
    while (queue.size() > 1) {
      long joined = queue.remove() + queue.remove();
      length += joined;
      queue.add(joined);
    }
    return length;
  }

  @Test
  void countsMustFallAndBeTwo() {
    assertThrows(IllegalArgumentException.class, () -> HuffmanTree.of(new long[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> HuffmanTree.of(new long[] {1}));
  }
}
