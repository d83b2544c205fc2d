package dev.firth.embeddings.kernels;

/**
 * {@link WindowBlock} in plain loops: the definition that {@link SimdWindowBlock} is tested
 * against.
 */
final class ScalarWindowBlock implements WindowBlock {
  private final int dim;

  /** By input row, then output row. */
  private final float[] scores;

  /** Errors of one input row times the learning rate, by output. */
  private final float[] steps;

  private int lastInputs;
  private int lastOutputs;

  ScalarWindowBlock(int dim, int maxInputs, int maxOutputs) {
    this.dim = dim;
    this.scores = new float[maxInputs * maxOutputs];
    this.steps = new float[maxOutputs];
  }

  @Override
  public void train(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      float[] labels,
      int from,
      int outputCount,
      float learningRate) {
    scoreAll(inputs, inputRows, inputCount, outputs, outputRows, from, outputCount);
    for (int first = 0; first < outputCount; first += GROUP) {
      int end = Math.min(first + GROUP, outputCount);
      for (int i = 0; i < inputCount; i++) {
        for (int j = first; j < end; j++) {
          steps[j] = learningRate * error(scores[i * outputCount + j], labels[from + j]);
        }
        update(inputs, inputRows[i], outputs, outputRows, from, first, end);
      }
    }
  }

  private void scoreAll(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int from,
      int outputCount) {
    lastInputs = inputCount;
    lastOutputs = outputCount;
    for (int i = 0; i < inputCount; i++) {
      for (int j = 0; j < outputCount; j++) {
        scores[i * outputCount + j] = dot(inputs, inputRows[i], outputs, outputRows[from + j]);
      }
    }
  }

  private float dot(float[] a, int aRow, float[] b, int bRow) {
    float sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += a[aRow + k] * b[bRow + k];
    }
    return sum;
  }

  private void update(
      float[] inputs, int row, float[] outputs, int[] outputRows, int from, int first, int end) {
    for (int k = 0; k < dim; k++) {
      float x = inputs[row + k];
      float y = x;
      for (int j = first; j < end; j++) {
        int at = outputRows[from + j] + k;
        y += steps[j] * outputs[at];
        outputs[at] += steps[j] * x;
      }
      inputs[row + k] = y;
    }
  }

  @Override
  public void trainWeighted(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int outputCount,
      float[] truths,
      float[] weights,
      int pitch,
      float learningRate) {
    scoreAll(inputs, inputRows, inputCount, outputs, outputRows, 0, outputCount);
    for (int first = 0; first < outputCount; first += GROUP) {
      int end = Math.min(first + GROUP, outputCount);
      for (int i = 0; i < inputCount; i++) {
        for (int j = first; j < end; j++) {
          float noise = error(scores[i * outputCount + j], 0);
          steps[j] = learningRate * (truths[i * pitch + j] + weights[i * pitch + j] * noise);
        }
        update(inputs, inputRows[i], outputs, outputRows, 0, first, end);
      }
    }
  }

  @Override
  public double lastWeightedLoss(float[] truths, float[] weights, int pitch) {
    double loss = 0;
    for (int i = 0; i < lastInputs; i++) {
      for (int j = 0; j < lastOutputs; j++) {
        double score = scores[i * lastOutputs + j];
        int pair = i * pitch + j;
        loss += truths[pair] * Math.log1p(Math.exp(-score));
        loss += (weights[pair] - truths[pair]) * Math.log1p(Math.exp(score));
      }
    }
    return loss;
  }

  private static float error(float score, float label) {
    double clipped = Math.max(-MAX_SCORE, Math.min(MAX_SCORE, score));
    return (float) (label - 1 / (1 + Math.exp(-clipped)));
  }

  @Override
  public double lastLoss(float[] labels, int from) {
    double loss = 0;
    for (int i = 0; i < lastInputs; i++) {
      for (int j = 0; j < lastOutputs; j++) {
        double score = scores[i * lastOutputs + j];
        loss += Math.log1p(Math.exp(labels[from + j] == 1 ? -score : score));
      }
    }
    return loss;
  }
}
