package dev.firth.embeddings.fasttext;

import dev.firth.embeddings.fasttext.BestLabels.Scored;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the likeliest labels of a text with the arithmetic of fastText's prediction: a mean of rows
 * in floats, a table for the sigmoid, and logarithms of a probability plus 0.00001. Immutable.
 */
final class LabelPredictor {
  private static final int SIGMOID_STEPS = 512;
  private static final int SIGMOID_LIMIT = 8;

  private final FastTextLoss loss;
  private final RowMatrix output;
  private final LabelTree tree;
  private final float[] sigmoids = new float[SIGMOID_STEPS + 1];

  LabelPredictor(FastTextLoss loss, RowMatrix output, long[] labelCounts) {
    this.loss = loss;
    this.output = output;
    this.tree =
        new LabelTree(loss == FastTextLoss.HIERARCHICAL_SOFTMAX ? labelCounts : new long[0]);
    for (int i = 0; i < sigmoids.length; i++) {
      float x = (float) (i * 2 * SIGMOID_LIMIT) / SIGMOID_STEPS - SIGMOID_LIMIT;
      sigmoids[i] = (float) (1.0 / (1.0 + Math.exp(-x)));
    }
  }

  /**
   * The best labels, the best first.
   *
   * @param hidden the mean of the input rows
   * @param threshold labels of a smaller probability are left out
   */
  List<Scored> predict(float[] hidden, int topK, float threshold) {
    var best = new BestLabels(topK);
    if (loss == FastTextLoss.HIERARCHICAL_SOFTMAX) {
      walk(hidden, threshold, best);
    } else {
      compare(hidden, threshold, best);
    }
    return best.drain();
  }

  private void compare(float[] hidden, float threshold, BestLabels best) {
    var outputs = new float[(int) output.rows()];
    output.dots(hidden, outputs);
    if (loss == FastTextLoss.SOFTMAX) {
      softmax(outputs);
    } else {
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = sigmoid(outputs[i]);
      }
    }
    for (int label = 0; label < outputs.length; label++) {
      if (!(outputs[label] < threshold)) {
        best.offer(label, log(outputs[label]));
      }
    }
  }

  private static void softmax(float[] outputs) {
    float max = outputs[0];
    for (float output : outputs) {
      max = Math.max(max, output);
    }
    float sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) Math.exp(outputs[i] - max);
      sum += outputs[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] /= sum;
    }
  }

  private float sigmoid(float x) {
    if (x < -SIGMOID_LIMIT) {
      return 0;
    }
    if (x > SIGMOID_LIMIT) {
      return 1;
    }
    return sigmoids[(int) ((x + SIGMOID_LIMIT) * SIGMOID_STEPS / SIGMOID_LIMIT / 2)];
  }

  private static float log(double x) {
    return (float) Math.log(x + 1e-5);
  }

  /** A node to visit and the logarithm of the probability of getting there. */
  private record Step(int node, float score) {}

  private void walk(float[] hidden, float threshold, BestLabels best) {
    float least = log(threshold);
    var stack = new ArrayList<Step>();
    stack.add(new Step(tree.root(), 0));
    while (!stack.isEmpty()) {
      Step step = stack.removeLast();
      if (step.score < least || best.rejects(step.score)) {
        continue;
      }
      if (tree.isLeaf(step.node)) {
        best.offer(step.node, step.score);
        continue;
      }
      float yes = output.dot(tree.row(step.node), hidden);
      yes = (float) (1.0 / (1 + Math.exp(-yes)));
      stack.add(new Step(tree.right(step.node), step.score + log(yes)));
      stack.add(new Step(tree.left(step.node), step.score + log(1.0 - yes)));
    }
  }
}
