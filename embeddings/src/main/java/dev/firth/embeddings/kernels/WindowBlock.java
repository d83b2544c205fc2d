package dev.firth.embeddings.kernels;

/**
 * One stochastic-gradient step of logistic regressions on a whole window: {@code m} input rows
 * against {@code n} output rows, each of which has a label. With negative sampling the outputs are
 * the true word (label 1) and noise words (label 0), with hierarchical softmax the inner nodes on a
 * word's path. All {@code m × n} scores are taken before anything is changed; then, group of six
 * outputs by group, and input by input,
 *
 * <pre>
 *   e[i][j]   = label[j] - σ(input[i] · output[j])
 *   input[i]  = input[i] + lr Σ_j e[i][j] output[j]
 *   output[j] = output[j] + lr e[i][j] input[i]       (with input[i] as it was)
 * </pre>
 *
 * where a sum over j sees each {@code output[j]} as it is at that moment. This is the update of
 * Mikolov et al. 2013 (word2vec.c) with the scores of one window taken at once, as in Ji et al.
 * 2016 (HogBatch), so that every row is read and written once a window. With one input row it is
 * word2vec.c's own step.
 *
 * <p>Rows lie in plain arrays with a stride of {@link #stride}; the floats from {@code dim} to the
 * stride must be zero and stay zero. Output rows must be distinct; input rows may repeat. An
 * instance holds scratch memory and belongs to one thread; several instances may train the same
 * arrays without locks (Hogwild, Niu et al. 2011).
 */
public interface WindowBlock {
  /** Output rows that are updated together, see above. */
  int GROUP = 6;

  /** Floats that must follow the last label in its array: labels are read by the vector. */
  int LABEL_SLACK = 16;

  /**
   * Scores are cut here before σ, which is then as near 0 or 1 as makes no difference. (word2vec.c
   * cuts at 6, the end of its table.)
   */
  float MAX_SCORE = 30;

  /**
   * Floats from one row to the next: {@code dim} rounded up to 16, so that rows keep to cache
   * lines.
   */
  static int stride(int dim) {
    return (dim + 15) & -16;
  }

  /**
   * Takes the step.
   *
   * @param inputs the input matrix
   * @param inputRows where the input rows start in {@code inputs}; the first {@code inputCount} are
   *     used
   * @param outputs the output matrix
   * @param outputRows where the output rows start in {@code outputs}
   * @param labels their labels, at the same places; {@link #LABEL_SLACK} more floats must follow
   * @param from the first place used in {@code outputRows} and {@code labels}
   * @param outputCount how many are used
   */
  void train(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      float[] labels,
      int from,
      int outputCount,
      float learningRate);

  /**
   * Takes a step in which every pair of an input row and an output row counts for itself: so many
   * times as observed, and with what was drawn as noise so many times in all, neither necessarily
   * whole. With these numbers t and w the step of a pair is {@code rate · (t - w · σ(score))}; a
   * pair of weight 0 has none. The order of scores and updates is that of {@link #train}.
   *
   * @param outputRows where the output rows start, the first {@code outputCount} are used
   * @param truths by input row, then output row: input row i begins at {@code i * pitch}; {@link
   *     #LABEL_SLACK} more floats must follow the last
   * @param weights laid out as {@code truths}, none below its truth
   * @param pitch floats from one input row to the next in these two
   */
  void trainWeighted(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int outputCount,
      float[] truths,
      float[] weights,
      int pitch,
      float learningRate);

  /**
   * The loss of the last step of {@link #trainWeighted} before its update, in nats: the sum of
   * {@code -t · log σ(s) - (w - t) · log σ(-s)}.
   */
  double lastWeightedLoss(float[] truths, float[] weights, int pitch);

  /**
   * The loss of the last step of {@link #train} before its update, in nats, summed over the input
   * rows: {@code -log σ(s)} for each output of label 1 and {@code -log σ(-s)} for each of label 0.
   *
   * @param labels as given to that step
   * @param from as given to that step
   */
  double lastLoss(float[] labels, int from);
}
