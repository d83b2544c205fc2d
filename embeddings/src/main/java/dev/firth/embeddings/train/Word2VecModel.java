package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What skip-gram and CBOW train, shared by all threads: the word vectors, and for each way of
 * predicting an output matrix. Makes the steps, one for each thread, that work on it.
 */
final class Word2VecModel {
  /** Context words of a block where windows are whole lines: as many as a window of 5 has. */
  private static final int LINE_BLOCK = 10;

  private final Word2VecOptions options;
  private final ParameterMatrix inputs;

  /** Null without negative sampling. */
  private final NegativeSampler sampler;

  private final ParameterMatrix noiseOutputs;

  /** Null without hierarchical softmax. */
  private final HuffmanTree tree;

  private final ParameterMatrix nodeOutputs;
  private final int[] nodeRows;

  Word2VecModel(Word2VecOptions options, long[] counts) {
    int words = counts.length;
    this.options = options;
    this.inputs = ParameterMatrix.uniform(words, options.dim(), options.seed());
    boolean sampling = options.negative() > 0;
    this.sampler = sampling ? new NegativeSampler(counts, options.noiseExponent()) : null;
    this.noiseOutputs = sampling ? ParameterMatrix.zeros(words, options.dim()) : null;
    boolean softmax = options.hierarchicalSoftmax();
    this.tree = softmax ? HuffmanTree.of(counts) : null;
    this.nodeOutputs = softmax ? ParameterMatrix.zeros(words - 1, options.dim()) : null;
    this.nodeRows = softmax ? tree.nodeRows(nodeOutputs) : null;
  }

  /** The word vectors. */
  ParameterMatrix inputs() {
    return inputs;
  }

  /** Each context word predicts the word. */
  CentreStep skipGramStep() {
    var layers = layers();
    int pairs = options.sharing() == 0 ? 1 : wholeLines() ? LINE_BLOCK : 2 * options.window();
    return new SkipGramStep(inputs, layers, block(layers, pairs), pairs);
  }

  /** The context words together predict the word. */
  CentreStep cbowStep() {
    var layers = layers();
    int maxContext = wholeLines() ? Word2VecWorker.MAX_SENTENCE : 2 * options.window();
    return new CbowStep(
        inputs, layers, Kernels.best(), block(layers, 1), maxContext, options.cbowMean());
  }

  private boolean wholeLines() {
    return options.windowMode() == WindowMode.LINE;
  }

  private List<OutputLayer> layers() {
    var layers = new ArrayList<OutputLayer>();
    if (tree != null) {
      layers.add(new HierarchicalSoftmax(nodeOutputs, tree, nodeRows));
    }
    if (sampler != null) {
      layers.add(
          new NegativeSampling(noiseOutputs, sampler, options.negative(), options.sharing()));
    }
    return List.copyOf(layers);
  }

  private WindowBlock block(List<OutputLayer> layers, int maxInputs) {
    int outputs = layers.stream().mapToInt(OutputLayer::maxOutputs).max().orElseThrow();
    return Kernels.best().windowBlock(options.dim(), maxInputs, outputs);
  }
}
