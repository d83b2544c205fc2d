package dev.firth.embeddings.kernels;

/**
 * One stochastic-gradient step of negative sampling on a whole window: {@code m} input rows against
 * {@code n} output rows, the first output being the true one (label 1) and the others noise (label
 * 0). All {@code m × n} scores are taken before anything is changed; then, group of six outputs by
 * group, and input by input,
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
   * @param outputRows where the output rows start in {@code outputs}, one for each output of the
   *     block, the true one first
   */
  void train(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      float learningRate);

  /**
   * The loss of the last step before its update, in nats, summed over the input rows: {@code -log
   * σ(s)} for the true output and {@code -log σ(-s)} for each noise output.
   */
  double lastLoss();
}
