package dev.firth.embeddings.fasttext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the likeliest labels of a text with the arithmetic of fastText's prediction: a mean of rows
 * in floats, a table for the sigmoid, and logarithms of a probability plus 0.00001. Immutable.
 */
final class LabelPredictor {
  /** A label's number and the logarithm of its probability. */
  record Scored(int label, float score) {}

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::label);

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
    List<Scored> scored =
        loss == FastTextLoss.HIERARCHICAL_SOFTMAX
            ? walk(hidden, topK, threshold)
            : compare(hidden, threshold);
    return scored.stream().sorted(BEST_FIRST).limit(topK).toList();
  }

  private List<Scored> compare(float[] hidden, float threshold) {
    var outputs = new float[(int) output.rows()];
    output.dots(hidden, outputs);
    if (loss == FastTextLoss.SOFTMAX) {
      softmax(outputs);
    } else {
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = sigmoid(outputs[i]);
      }
    }
    var scored = new ArrayList<Scored>();
    for (int label = 0; label < outputs.length; label++) {
      if (!(outputs[label] < threshold)) {
        scored.add(new Scored(label, log(outputs[label])));
      }
    }
    return scored;
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

  private List<Scored> walk(float[] hidden, int topK, float threshold) {
    float least = log(threshold);
    var scores = new PriorityQueue<>(BEST_FIRST.reversed());
    var stack = new ArrayList<Step>();
    stack.add(new Step(tree.root(), 0));
    while (!stack.isEmpty()) {
      Step step = stack.removeLast();
      if (step.score < least || isBeaten(step.score, scores, topK)) {
        continue;
      }
      if (tree.isLeaf(step.node)) {
        scores.add(new Scored(step.node, step.score));
        if (scores.size() > topK) {
          scores.remove();
        }
        continue;
      }
      float yes = output.dot(tree.row(step.node), hidden);
      yes = (float) (1.0 / (1 + Math.exp(-yes)));
      stack.add(new Step(tree.right(step.node), step.score + log(yes)));
      stack.add(new Step(tree.left(step.node), step.score + log(1.0 - yes)));
    }
    return List.copyOf(scores);
  }

  private static boolean isBeaten(float score, PriorityQueue<Scored> worstFirst, int topK) {
    return worstFirst.size() >= topK && score < worstFirst.element().score;
  }
}
