package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.SplittableRandom;

/** The inner nodes on a word's path through a Huffman tree (Morin and Bengio 2005; word2vec.c). */
final class HierarchicalSoftmax implements OutputLayer {
  private final ParameterRows matrix;
  private final HuffmanTree tree;

  /** The path of the word aimed at. */
  private final int[] rows;

  private final float[] labels;
  private int length;

  HierarchicalSoftmax(ParameterRows matrix, HuffmanTree tree) {
    this.matrix = matrix;
    this.tree = tree;
    this.rows = new int[tree.longestPath()];
    this.labels = new float[tree.longestPath() + WindowBlock.LABEL_SLACK];
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    length = tree.pathLength(word);
    tree.copyLabels(word, labels);
    for (int i = 0; i < length; i++) {
      rows[i] = matrix.row(tree.node(word, i));
    }
  }

  @Override
  public void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate) {
    block.train(
        inputs, inputRows, inputCount, matrix.values(), rows, labels, 0, length, learningRate);
  }

  @Override
  public double lastLoss(WindowBlock block) {
    return block.lastLoss(labels, 0);
  }

  @Override
  public int maxOutputs() {
    return tree.longestPath();
  }

  @Override
  public void restart() {}
}
