package dev.firth.embeddings.train;

import dev.firth.embeddings.fasttext.LabelTree;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The paths through the Huffman tree over words that hierarchical softmax trains, with the codes
 * and inner nodes of word2vec.c: words in the order of falling counts, the two least frequent nodes
 * joined first, the later of them on the branch with code 1. A word's path leads from the root to
 * its leaf; {@code n} words have {@code n - 1} inner nodes, numbered in the order in which they
 * were made (the root is {@code n - 2}).
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
    return of(new LabelTree(counts), words);
  }

  private static HuffmanTree of(LabelTree tree, int words) {
    int[] starts = new int[words + 1];
    int longest = 0;
    for (int word = 0; word < words; word++) {
      int length = tree.depth(word);
      starts[word + 1] = Math.addExact(starts[word], length);
      longest = Math.max(longest, length);
    }
    int[] nodes = new int[starts[words]];
    float[] labels = new float[starts[words]];
    for (int word = 0; word < words; word++) {
      int[] upwards = tree.path(word);
      boolean[] code = tree.code(word);
      for (int i = 0; i < upwards.length; i++) {
        int at = starts[word + 1] - 1 - i;
        nodes[at] = upwards[i];
        labels[at] = code[i] ? 0 : 1;
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
    return label(word, step) == 0 ? 1 : 0;
  }

  /** The length of the longest path. */
  public int longestPath() {
    return longestPath;
  }

  /** What σ should become at the node at a step of a word's path. */
  float label(int word, int step) {
    return labels[starts[word] + step];
  }

  /** The inner nodes that are reached in fewer than so many steps from the root, rising. */
  int[] nodesWithin(int steps) {
    return IntStream.range(0, words())
        .flatMap(
            word ->
                Arrays.stream(
                    nodes, starts[word], starts[word] + Math.min(steps, pathLength(word))))
        .sorted()
        .distinct()
        .toArray();
  }
}
