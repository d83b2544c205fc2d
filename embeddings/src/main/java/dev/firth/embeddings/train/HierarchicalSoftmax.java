package dev.firth.embeddings.train;

import java.util.SplittableRandom;

/** The inner nodes on a word's path through a Huffman tree (Morin and Bengio 2005; word2vec.c). */
final class HierarchicalSoftmax implements OutputLayer {
  private final ParameterMatrix matrix;
  private final HuffmanTree tree;
  private final int[] nodeRows;
  private int word;

  /**
   * @param nodeRows {@link HuffmanTree#nodeRows} of the matrix: one array for all threads
   */
  HierarchicalSoftmax(ParameterMatrix matrix, HuffmanTree tree, int[] nodeRows) {
    this.matrix = matrix;
    this.tree = tree;
    this.nodeRows = nodeRows;
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    this.word = word;
  }

  @Override
  public float[] matrix() {
    return matrix.values();
  }

  @Override
  public int[] rows() {
    return nodeRows;
  }

  @Override
  public float[] labels() {
    return tree.labels();
  }

  @Override
  public int from() {
    return tree.start(word);
  }

  @Override
  public int count() {
    return tree.pathLength(word);
  }

  @Override
  public int maxCount() {
    return tree.longestPath();
  }

  @Override
  public void restart() {}
}
