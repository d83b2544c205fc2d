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

  /**
   * Noise words of a block of {@link SubwordSkipGramStep}, as a multiple of those of a pair;
   * docs/decisions/0010-fasttext-subwords.md says why so many.
   */
  private static final int NOISE_OF_A_BLOCK = 6;

  private final Word2VecOptions options;
  private final ParameterMatrix inputs;

  /** Null without negative sampling. */
  private final NegativeSampler sampler;

  private final ParameterMatrix noiseOutputs;

  /** Null without hierarchical softmax. */
  private final HuffmanTree tree;

  private final ParameterMatrix nodeOutputs;
  private final int[] nodeRows;

  /** Null where each word has one row, the one with its number. */
  private final SubwordRows subwords;

  /** A model of words that have a row each. */
  Word2VecModel(Word2VecOptions options, long[] counts) {
    this(options, counts, counts.length, null);
  }

  /** A model of words whose vectors are made of several rows. */
  Word2VecModel(Word2VecOptions options, long[] counts, SubwordRows subwords) {
    this(options, counts, subwords.size(), subwords);
  }

  private Word2VecModel(
      Word2VecOptions options, long[] counts, int inputRows, SubwordRows subwords) {
    int words = counts.length;
    this.options = options;
    this.subwords = subwords;
    this.inputs = ParameterMatrix.uniform(inputRows, options.dim(), options.seed());
    boolean sampling = options.negative() > 0;
    this.sampler = sampling ? new NegativeSampler(counts, options.noiseExponent()) : null;
    this.noiseOutputs = sampling ? ParameterMatrix.zeros(words, options.dim()) : null;
    boolean softmax = options.hierarchicalSoftmax();
    this.tree = softmax ? HuffmanTree.of(counts) : null;
    this.nodeOutputs = softmax ? ParameterMatrix.zeros(words - 1, options.dim()) : null;
    this.nodeRows = softmax ? tree.nodeRows(nodeOutputs) : null;
  }

  /** The word vectors, or with subwords the rows that they are made of. */
  ParameterMatrix inputs() {
    return inputs;
  }

  /** What predicts words against noise; null without negative sampling. */
  ParameterMatrix noiseOutputs() {
    return noiseOutputs;
  }

  /** The inner nodes of the tree; null without hierarchical softmax. */
  ParameterMatrix nodeOutputs() {
    return nodeOutputs;
  }

  /** Null where each word has one row, the one with its number. */
  SubwordRows subwords() {
    return subwords;
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

  /** The rows of a word predict each of the words around it. */
  CentreStep subwordSkipGramStep() {
    int context = 2 * options.window();
    int positions = options.sharing();
    if (positions == 0) {
      return subwordSkipGramStep(null, layers(), 1);
    }
    int draws = NOISE_OF_A_BLOCK * options.negative();
    var targets =
        sampler == null
            ? null
            : new WindowTargets(
                noiseOutputs, sampler, options.negative(), draws, positions, context);
    return subwordSkipGramStep(targets, paths(), positions);
  }

  private CentreStep subwordSkipGramStep(
      WindowTargets targets, List<OutputLayer> layers, int positions) {
    var kernels = Kernels.best();
    int outputs = Math.max(maxOutputs(layers), targets == null ? 0 : targets.maxOutputs());
    return new SubwordSkipGramStep(
        sums(kernels),
        kernels,
        kernels.windowBlock(options.dim(), positions, outputs),
        targets,
        layers,
        options.dim(),
        positions);
  }

  /** The rows of the words around it predict a word. */
  CentreStep subwordCbowStep() {
    var layers = layers();
    var kernels = Kernels.best();
    return new SubwordCbowStep(
        sums(kernels), layers, kernels, block(layers, 1), options.dim(), options.window());
  }

  private SubwordSums sums(Kernels kernels) {
    int width = Math.ceilDiv(options.dim(), kernels.lanes()) * kernels.lanes();
    return new SubwordSums(inputs, subwords, kernels, width);
  }

  private List<OutputLayer> paths() {
    return tree == null ? List.of() : List.of(new HierarchicalSoftmax(nodeOutputs, tree, nodeRows));
  }

  private List<OutputLayer> layers() {
    var layers = new ArrayList<>(paths());
    if (sampler != null) {
      layers.add(
          new NegativeSampling(noiseOutputs, sampler, options.negative(), options.sharing()));
    }
    return List.copyOf(layers);
  }

  private WindowBlock block(List<OutputLayer> layers, int maxInputs) {
    return Kernels.best().windowBlock(options.dim(), maxInputs, maxOutputs(layers));
  }

  private static int maxOutputs(List<OutputLayer> layers) {
    return layers.stream().mapToInt(OutputLayer::maxOutputs).max().orElse(0);
  }
}
