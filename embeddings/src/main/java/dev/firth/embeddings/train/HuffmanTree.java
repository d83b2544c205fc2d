package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.Arrays;

/**
 * The Huffman tree over words for hierarchical softmax, with the codes and inner nodes of
 * word2vec.c: words in the order of falling counts, the two least frequent nodes joined first, the
 * later of them on the branch with code 1. A word's path leads from the root to its leaf; {@code n}
 * words have {@code n - 1} inner nodes, numbered in the order in which they were made (the root is
 * {@code n - 2}).
 */
public final class HuffmanTree {
  /** Where each word's path begins in the two arrays below; one more for the end. */
  private final int[] starts;

  private final int[] nodes;

  /** 1 for code 0 and 0 for code 1: what the sigmoid of a node's score should become. */
  private final float[] labels;

  private final int longestPath;

  private HuffmanTree(int[] starts, int[] nodes, float[] labels, int longestPath) {
    this.starts = starts;
    this.nodes = nodes;
    this.labels = labels;
    this.longestPath = longestPath;
  }

  /**
   * Builds the tree.
   *
   * @param counts of two words or more, none smaller than the one behind it
   * @throws IllegalArgumentException if there are fewer words, or counts in another order
   */
  public static HuffmanTree of(long[] counts) {
    int words = counts.length;
    if (words < 2) {
      throw new IllegalArgumentException("a tree needs two words, not " + words);
    }
    for (int i = 1; i < words; i++) {
      if (counts[i] > counts[i - 1]) {
        throw new IllegalArgumentException("counts must fall, but number " + i + " rises");
      }
    }
    return withParents(words, parents(counts));
  }

  /** Each node's parent, as a node number (leaves first); the sign bit is the node's code. */
  private static int[] parents(long[] counts) {
    int words = counts.length;
    long[] weights = Arrays.copyOf(counts, 2 * words - 1);
    Arrays.fill(weights, words, weights.length, Long.MAX_VALUE);
    int[] parents = new int[2 * words - 1];
    int leaf = words - 1;
    int inner = words;
    for (int made = words; made < 2 * words - 1; made++) {
      int first = leaf >= 0 && weights[leaf] < weights[inner] ? leaf-- : inner++;
      int second = leaf >= 0 && weights[leaf] < weights[inner] ? leaf-- : inner++;
      weights[made] = weights[first] + weights[second];
      parents[first] = made;
      parents[second] = made | Integer.MIN_VALUE;
    }
    return parents;
  }

  private static HuffmanTree withParents(int words, int[] parents) {
    int root = 2 * words - 2;
    int[] starts = new int[words + 1];
    int longest = 0;
    for (int word = 0; word < words; word++) {
      int length = 0;
      for (int node = word; node != root; node = parents[node] & Integer.MAX_VALUE) {
        length++;
      }
      starts[word + 1] = Math.addExact(starts[word], length);
      longest = Math.max(longest, length);
    }
    int[] nodes = new int[starts[words]];
    float[] labels = new float[starts[words] + WindowBlock.LABEL_SLACK];
    for (int word = 0; word < words; word++) {
      int at = starts[word + 1];
      for (int node = word; node != root; node = parents[node] & Integer.MAX_VALUE) {
        at--;
        nodes[at] = (parents[node] & Integer.MAX_VALUE) - words;
        labels[at] = parents[node] < 0 ? 0 : 1;
      }
    }
    return new HuffmanTree(starts, nodes, labels, longest);
  }

  /** Number of words. */
  public int words() {
    return starts.length - 1;
  }

  /** Inner nodes on the path of a word, which is the length of its code. */
  public int pathLength(int word) {
    return starts[word + 1] - starts[word];
  }

  /** The inner node at a step of a word's path, the root at step 0. */
  public int node(int word, int step) {
    return nodes[starts[word] + step];
  }

  /** The branch taken there: 0 or 1. */
  public int code(int word, int step) {
    return labels[starts[word] + step] == 0 ? 1 : 0;
  }

  /** The length of the longest path. */
  public int longestPath() {
    return longestPath;
  }

  /** Where the path of a word begins in {@link #nodeRows} and {@link #labels}. */
  int start(int word) {
    return starts[word];
  }

  /** All paths one after the other, as the rows of inner nodes in a matrix. */
  int[] nodeRows(ParameterMatrix matrix) {
    int[] rows = new int[nodes.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix.row(nodes[i]);
    }
    return rows;
  }

  /** What σ should become at each node of {@link #nodeRows}, with slack behind the last. */
  float[] labels() {
    return labels;
  }
}
