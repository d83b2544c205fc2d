package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The inner nodes on a word's path through a Huffman tree (Morin and Bengio 2005; word2vec.c), or
 * some steps of that path.
 */
final class HierarchicalSoftmax implements OutputLayer {
  /**
   * Steps from the root whose nodes threads have copies of: one group of {@link WindowBlock}. Two
   * threads seldom meet further down.
   */
  private static final int SHARED_STEPS = WindowBlock.GROUP;

  private final ParameterRows matrix;
  private final HuffmanTree tree;
  private final int from;

  /** The part of the path of the word aimed at. */
  private final int[] rows;

  private final float[] labels;
  private int length;

  HierarchicalSoftmax(ParameterRows matrix, HuffmanTree tree) {
    this(matrix, tree, 0, tree.longestPath());
  }

  private HierarchicalSoftmax(ParameterRows matrix, HuffmanTree tree, int from, int to) {
    this.matrix = matrix;
    this.tree = tree;
    this.from = from;
    this.rows = new int[to - from];
    this.labels = new float[rows.length + WindowBlock.LABEL_SLACK];
  }

  /** Whole paths for one of several threads that change the matrix without locks. */
  static List<OutputLayer> forOneOfManyThreads(ParameterMatrix matrix, HuffmanTree tree) {
    int top = Math.min(SHARED_STEPS, tree.longestPath());
    return List.of(
        new HierarchicalSoftmax(new SharedRows(matrix, tree.nodesWithin(top)), tree, 0, top),
        new HierarchicalSoftmax(matrix, tree, top, tree.longestPath()));
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    length = Math.clamp(tree.pathLength(word) - from, 0, rows.length);
    for (int i = 0; i < length; i++) {
      rows[i] = matrix.row(tree.node(word, from + i));
      labels[i] = tree.label(word, from + i);
    }
  }

  @Override
  public void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate) {
    if (length > 0) {
      block.train(
          inputs, inputRows, inputCount, matrix.values(), rows, labels, 0, length, learningRate);
    }
  }

  @Override
  public double lastLoss(WindowBlock block) {
    return length > 0 ? block.lastLoss(labels, 0) : 0;
  }

  @Override
  public int maxOutputs() {
    return rows.length;
  }

  @Override
  public void restart() {
    if (matrix instanceof SharedRows shared) {
      shared.exchange();
    }
  }
}
