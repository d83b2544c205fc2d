package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.LabelTree;
import java.util.SplittableRandom;

/** A binary decision at each inner node between a label of the text and the root of the tree. */
final class HierarchicalLoss implements LabelLoss {
  private final LabelOutput output;
  private final int[][] paths;
  private final boolean[][] codes;

  HierarchicalLoss(LabelOutput output, LabelTree tree, int labels) {
    this.output = output;
    this.paths = new int[labels][];
    this.codes = new boolean[labels][];
    for (int label = 0; label < labels; label++) {
      paths[label] = tree.path(label);
      codes[label] = tree.code(label);
    }
  }

  @Override
  public double step(int[] labels, int from, int to, float learningRate, SplittableRandom random) {
    int target = LabelLoss.draw(labels, from, to, random);
    double loss = 0;
    for (int i = 0; i < paths[target].length; i++) {
      loss += output.decide(paths[target][i], codes[target][i], learningRate);
    }
    return loss;
  }
}
