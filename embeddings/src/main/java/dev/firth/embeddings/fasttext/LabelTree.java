package dev.firth.embeddings.fasttext;

import java.util.Arrays;

/**
 * The Huffman tree over outputs that hierarchical softmax walks (Morin and Bengio 2005, Mikolov et
 * al. 2013), built as word2vec.c and fastText build it so that models can be exchanged: nodes 0 to
 * n - 1 are the outputs, n to 2n - 2 the inner nodes in the order of their making; the row of an
 * inner node is its number minus n. Immutable.
 */
public final class LabelTree {
  private static final int NONE = -1;

  /** The count of nodes that are not made yet: above all others. */
  private static final long UNMADE = 1_000_000_000_000_000L;

  private final int leaves;
  private final int[] parent;
  private final int[] left;
  private final int[] right;

  /**
   * @param counts of the outputs, falling
   */
  public LabelTree(long[] counts) {
    leaves = counts.length;
    int nodes = Math.max(1, 2 * leaves - 1);
    parent = filled(nodes);
    left = filled(nodes);
    right = filled(nodes);
    build(counts, nodes);
  }

  private static int[] filled(int nodes) {
    var links = new int[nodes];
    Arrays.fill(links, NONE);
    return links;
  }

  private void build(long[] counts, int nodes) {
    long[] count = Arrays.copyOf(counts, nodes);
    Arrays.fill(count, leaves, nodes, UNMADE);
    int leaf = leaves - 1;
    int inner = leaves;
    for (int node = leaves; node < 2 * leaves - 1; node++) {
      int first = leaf >= 0 && count[leaf] < count[inner] ? leaf-- : inner++;
      int second = leaf >= 0 && count[leaf] < count[inner] ? leaf-- : inner++;
      left[node] = first;
      right[node] = second;
      count[node] = count[first] + count[second];
      parent[first] = node;
      parent[second] = node;
    }
  }

  /** The node that all paths end at. */
  int root() {
    return Math.max(0, 2 * leaves - 2);
  }

  boolean isLeaf(int node) {
    return left[node] == NONE;
  }

  int left(int node) {
    return left[node];
  }

  int right(int node) {
    return right[node];
  }

  /** The output row of an inner node. */
  int row(int node) {
    return node - leaves;
  }

  /** The output rows from an output up to the root. */
  public int[] path(int output) {
    var path = new int[depth(output)];
    int node = output;
    for (int i = 0; i < path.length; i++) {
      node = parent[node];
      path[i] = node - leaves;
    }
    return path;
  }

  /** For each step of {@link #path} whether it comes from the right, the side of "yes". */
  public boolean[] code(int output) {
    var code = new boolean[depth(output)];
    int node = output;
    for (int i = 0; i < code.length; i++) {
      code[i] = right[parent[node]] == node;
      node = parent[node];
    }
    return code;
  }

  /** Steps from an output to the root. */
  public int depth(int output) {
    int depth = 0;
    for (int node = output; parent[node] != NONE; node = parent[node]) {
      depth++;
    }
    return depth;
  }
}
