package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What skip-gram and CBOW train: the word vectors, and for each way of predicting an output matrix.
 * Makes the steps, one for each thread, that work on it.
 *
 * @param <R> the matrices themselves, or a lane's copies of their rows
 */
final class Word2VecModel<R extends ParameterRows> {
  /** Context words of a block where windows are whole lines: as many as a window of 5 has. */
  private static final int LINE_BLOCK = 10;

  /**
   * Noise words of a block of {@link SubwordSkipGramStep}, as a multiple of those of a pair;
   * docs/decisions/0010-fasttext-subwords.md says why so many.
   */
  private static final int NOISE_OF_A_BLOCK = 6;

  /** Positions of such a block: more gain nothing and let small vocabularies diverge. */
  private static final int POSITIONS_OF_A_BLOCK = 4;

  /** word2vec.c's vectors begin in ±0.5/dim. */
  private static final float WORD2VEC_RANGE = 0.5f;

  /**
   * fastText's rows begin in ±1/dim; with less, CBOW learns later and ends worse on small texts.
   */
  private static final float FASTTEXT_RANGE = 1;

  private final Word2VecOptions options;
  private final R inputs;

  /** Null without negative sampling. */
  private final NegativeSampler sampler;

  private final R noiseOutputs;

  /** Null without hierarchical softmax. */
  private final HuffmanTree tree;

  private final R nodeOutputs;

  /** Null where each word has one row, the one with its number. */
  private final SubwordRows subwords;

  private Word2VecModel(
      Word2VecOptions options,
      NegativeSampler sampler,
      HuffmanTree tree,
      SubwordRows subwords,
      R inputs,
      R noiseOutputs,
      R nodeOutputs) {
    this.options = options;
    this.sampler = sampler;
    this.tree = tree;
    this.subwords = subwords;
    this.inputs = inputs;
    this.noiseOutputs = noiseOutputs;
    this.nodeOutputs = nodeOutputs;
  }

  /** Bytes that the matrices of a model take. */
  static long bytes(Word2VecOptions options, long words, long inputRows) {
    long row = (long) WindowBlock.stride(options.dim()) * Float.BYTES;
    int outputs = (options.negative() > 0 ? 1 : 0) + (options.hierarchicalSoftmax() ? 1 : 0);
    return row * (inputRows + outputs * words);
  }

  /** A model of words that have a row each, with nothing learned. */
  static Word2VecModel<ParameterMatrix> ofWords(Word2VecOptions options, long[] counts) {
    return of(options, counts, counts.length, WORD2VEC_RANGE, null);
  }

  /** The same with first numbers as large as fastText's. */
  static Word2VecModel<ParameterMatrix> ofFastTextWords(Word2VecOptions options, long[] counts) {
    return of(options, counts, counts.length, FASTTEXT_RANGE, null);
  }

  /** A model of words whose vectors are made of several rows, with nothing learned. */
  static Word2VecModel<ParameterMatrix> ofSubwords(
      Word2VecOptions options, long[] counts, SubwordRows subwords) {
    return of(options, counts, subwords.size(), FASTTEXT_RANGE, subwords);
  }

  private static Word2VecModel<ParameterMatrix> of(
      Word2VecOptions options, long[] counts, int inputRows, float range, SubwordRows subwords) {
    int words = counts.length;
    int dim = options.dim();
    boolean sampling = options.negative() > 0;
    boolean softmax = options.hierarchicalSoftmax();
    return new Word2VecModel<>(
        options,
        sampling ? new NegativeSampler(counts, options.noiseExponent()) : null,
        softmax ? HuffmanTree.of(counts) : null,
        subwords,
        ParameterMatrix.uniform(inputRows, dim, range, options.seed()),
        sampling ? ParameterMatrix.zeros(words, dim) : null,
        softmax ? ParameterMatrix.zeros(words - 1, dim) : null);
  }

  /** The same model as a lane sees it. */
  static Word2VecModel<LaneRows> laneOf(Word2VecModel<ParameterMatrix> model) {
    return new Word2VecModel<>(
        model.options,
        model.sampler,
        model.tree,
        model.subwords,
        new LaneRows(model.inputs),
        model.noiseOutputs == null ? null : new LaneRows(model.noiseOutputs),
        model.nodeOutputs == null ? null : new LaneRows(model.nodeOutputs));
  }

  /** The word vectors, or with subwords the rows that they are made of. */
  R inputs() {
    return inputs;
  }

  /** What predicts words against noise; null without negative sampling. */
  R noiseOutputs() {
    return noiseOutputs;
  }

  /** The inner nodes of the tree; null without hierarchical softmax. */
  R nodeOutputs() {
    return nodeOutputs;
  }

  /** Null where each word has one row, the one with its number. */
  SubwordRows subwords() {
    return subwords;
  }

  /** All matrices, always in the same order. */
  List<R> matrices() {
    return Stream.of(inputs, noiseOutputs, nodeOutputs).filter(Objects::nonNull).toList();
  }

  /**
   * About how many updates a row gets when a step names it once, by matrix.
   *
   * @param inputs input rows of a step
   */
  float[] updatesPerNaming(float inputs) {
    // A word with subwords names its rows once for all pairs of a window.
    float pairs = subwords == null ? 1 : options.window() + 1;
    float outputs = sampler == null ? 0 : options.negative() + 1;
    float path = tree == null ? 0 : (float) (Math.log(tree.words()) / Math.log(2));
    return sampler == null
        ? new float[] {pairs * path, inputs}
        : tree == null
            ? new float[] {pairs * outputs, inputs * Math.max(1, options.sharing())}
            : new float[] {
              pairs * (outputs + path), inputs * Math.max(1, options.sharing()), inputs
            };
  }

  /** Each context word predicts the word. */
  CentreStep skipGramStep(LossSample loss) {
    var layers = layers();
    int pairs = options.sharing() == 0 ? 1 : wholeLines() ? LINE_BLOCK : 2 * options.window();
    return new SkipGramStep(inputs, layers, block(layers, pairs), pairs, loss);
  }

  /** The context words together predict the word. */
  CentreStep cbowStep(LossSample loss) {
    var layers = layers();
    int maxContext = wholeLines() ? Word2VecWorker.MAX_SENTENCE : 2 * options.window();
    return new CbowStep(
        inputs, layers, Kernels.best(), block(layers, 1), maxContext, options.cbowMean(), loss);
  }

  private boolean wholeLines() {
    return options.windowMode() == WindowMode.LINE;
  }

  /** The rows of a word predict each of the words around it. */
  CentreStep subwordSkipGramStep(LossSample loss) {
    int context = 2 * options.window();
    int positions = Math.min(options.sharing(), POSITIONS_OF_A_BLOCK);
    if (positions == 0) {
      return subwordSkipGramStep(null, layers(), 1, loss);
    }
    int draws = NOISE_OF_A_BLOCK * options.negative();
    var targets =
        sampler == null
            ? null
            : new WindowTargets(
                noiseOutputs, sampler, options.negative(), draws, positions, context);
    return subwordSkipGramStep(targets, paths(), positions, loss);
  }

  private CentreStep subwordSkipGramStep(
      WindowTargets targets, List<OutputLayer> layers, int positions, LossSample loss) {
    var kernels = Kernels.best();
    int outputs = Math.max(maxOutputs(layers), targets == null ? 0 : targets.maxOutputs());
    return new SubwordSkipGramStep(
        sums(kernels),
        kernels,
        kernels.windowBlock(options.dim(), positions, outputs, options.deterministic()),
        targets,
        layers,
        options.dim(),
        positions,
        loss);
  }

  /** The rows of the words around it predict a word. */
  CentreStep subwordCbowStep(LossSample loss) {
    var layers = layers();
    var kernels = Kernels.best();
    return new SubwordCbowStep(
        sums(kernels), layers, kernels, block(layers, 1), options.dim(), options.window(), loss);
  }

  private SubwordSums sums(Kernels kernels) {
    int width = Math.ceilDiv(options.dim(), kernels.lanes()) * kernels.lanes();
    return new SubwordSums(inputs, subwords, kernels, width);
  }

  private List<OutputLayer> paths() {
    if (tree == null) {
      return List.of();
    }
    if (nodeOutputs instanceof ParameterMatrix shared
        && options.threads() > 1
        && !options.deterministic()) {
      return HierarchicalSoftmax.forOneOfManyThreads(shared, tree);
    }
    return List.of(new HierarchicalSoftmax(nodeOutputs, tree));
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
    return Kernels.best()
        .windowBlock(options.dim(), maxInputs, maxOutputs(layers), options.deterministic());
  }

  private static int maxOutputs(List<OutputLayer> layers) {
    return layers.stream().mapToInt(OutputLayer::maxOutputs).max().orElse(0);
  }
}
