package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
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
  public void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate) {
    block.train(
        inputs,
        inputRows,
        inputCount,
        matrix.values(),
        nodeRows,
        tree.labels(),
        tree.start(word),
        tree.pathLength(word),
        learningRate);
  }

  @Override
  public double lastLoss(WindowBlock block) {
    return block.lastLoss(tree.labels(), tree.start(word));
  }

  @Override
  public int maxOutputs() {
    return tree.longestPath();
  }

  @Override
  public void restart() {}
}
