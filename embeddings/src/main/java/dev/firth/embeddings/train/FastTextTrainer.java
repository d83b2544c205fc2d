package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.fasttext.DenseRows;
import dev.firth.embeddings.fasttext.FastTextArgs;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.fasttext.ModelKind;
import dev.firth.embeddings.fasttext.RowMatrix;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.embeddings.files.FastTextVectors;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Skip-gram and CBOW with character n-grams (Bojanowski et al. 2017; fastText): a word's vector is
 * the mean of a vector of its own and those of its n-grams, so that words which were not in the
 * text have vectors too. Lock-free over threads (Hogwild, Niu et al. 2011).
 *
 * <p>What comes out is a fastText model under {@link WordVectors}: written in the format {@code
 * fasttext} it keeps its n-grams. Without n-grams skip-gram's context words predict the word, as in
 * word2vec, and not the other way round; over a text the pairs are the same.
 */
public final class FastTextTrainer extends Word2VecTrainer {
  /** Twice the classes, once the table of trained rows, and what lists outgrew. */
  private static final long SCRATCH_INTS = 6;

  private final FastTextOptions fastText;

  /** A trainer; {@link FastTextOptions} has the defaults. */
  public FastTextTrainer(FastTextOptions options) {
    super(options.training());
    this.fastText = options;
  }

  /** All options; {@link #options} has those that are shared with other models. */
  public FastTextOptions fastTextOptions() {
    return fastText;
  }

  @Override
  Word2VecModel<ParameterMatrix> modelOf(Vocabulary vocabulary) throws BadInputException {
    var options = fastText.training();
    if (!fastText.hasSubwords()) {
      return Word2VecModel.ofFastTextWords(options, vocabulary.counts());
    }
    var rows = SubwordRows.of(dictionary(vocabulary), subwords());
    return Word2VecModel.ofSubwords(options, vocabulary.counts(), rows);
  }

  @Override
  public long modelBytes(Vocabulary vocabulary) throws BadInputException {
    if (!fastText.hasSubwords()) {
      return super.modelBytes(vocabulary);
    }
    var rows = SubwordRows.of(dictionary(vocabulary), subwords());
    return rows.bytes() + Word2VecModel.bytes(options(), vocabulary.size(), rows.size());
  }

  /** The classes of a model's rows and the tables made of them, here and again in training. */
  @Override
  public long scratchBytes(Vocabulary vocabulary) {
    long rows = fastText.hasSubwords() ? (long) vocabulary.size() + fastText.buckets() : 0;
    return SCRATCH_INTS * Integer.BYTES * rows;
  }

  private Subwords subwords() {
    return new Subwords(fastText.minn(), fastText.maxn(), fastText.buckets());
  }

  private static FastTextDictionary dictionary(Vocabulary vocabulary) throws BadInputException {
    List<String> words = IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::word).toList();
    try {
      return FastTextDictionary.ofWords(words, vocabulary.counts(), vocabulary.corpusTokens());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "a fastText model cannot hold the vocabulary: " + e.getMessage() + "; clean the text", e);
    }
  }

  @Override
  float inputsOfStep() {
    return fastText.kind() == ModelKind.CBOW ? 1 : options().window() + 1;
  }

  @Override
  CentreStep stepOn(Word2VecModel<?> model, LossSample loss) {
    boolean cbow = fastText.kind() == ModelKind.CBOW;
    if (fastText.hasSubwords()) {
      return cbow ? model.subwordCbowStep(loss) : model.subwordSkipGramStep(loss);
    }
    return cbow ? model.cbowStep(loss) : model.skipGramStep(loss);
  }

  @Override
  WordVectors vectors(Vocabulary vocabulary, Word2VecModel<ParameterMatrix> model)
      throws BadInputException {
    return WordVectors.of(FastTextVectors.of(fastTextModel(vocabulary, model)));
  }

  private FastTextModel fastTextModel(Vocabulary vocabulary, Word2VecModel<ParameterMatrix> model)
      throws BadInputException {
    var inputs = model.inputs();
    RowMatrix input =
        fastText.hasSubwords()
            ? new ExpandedRows(model.subwords(), inputs)
            : dense(inputs, vocabulary);
    return FastTextModel.of(
        args(vocabulary),
        dictionary(vocabulary),
        input,
        output(vocabulary, model),
        FastTextDictionary.LABEL_PREFIX);
  }

  private static RowMatrix output(Vocabulary vocabulary, Word2VecModel<ParameterMatrix> model) {
    return model.noiseOutputs() != null
        ? dense(model.noiseOutputs(), vocabulary)
        : nodes(vocabulary, model.nodeOutputs());
  }

  /**
   * The inner nodes as fastText keeps them: its branch 1 is where a score is positive, word2vec's
   * branch 0; and one row more than there are nodes.
   */
  private static RowMatrix nodes(Vocabulary vocabulary, ParameterMatrix nodes) {
    int dim = nodes.dim();
    var negated = new float[vocabulary.size() * dim];
    for (int node = 0; node < vocabulary.size() - 1; node++) {
      for (int k = 0; k < dim; k++) {
        negated[node * dim + k] = -nodes.values()[nodes.row(node) + k];
      }
    }
    return DenseRows.of(negated, vocabulary.size(), dim, dim);
  }

  private static RowMatrix dense(ParameterMatrix matrix, Vocabulary vocabulary) {
    return DenseRows.of(matrix.values(), vocabulary.size(), matrix.dim(), matrix.stride());
  }

  private FastTextArgs args(Vocabulary vocabulary) {
    var options = fastText.training();
    long rarest = Arrays.stream(vocabulary.counts()).min().orElse(1);
    return new FastTextArgs(
        options.dim(),
        options.window(),
        options.epochs(),
        (int) Math.min(rarest, Integer.MAX_VALUE),
        options.negative(),
        1,
        options.negative() > 0 ? FastTextLoss.NEGATIVE_SAMPLING : FastTextLoss.HIERARCHICAL_SOFTMAX,
        fastText.kind(),
        fastText.buckets(),
        fastText.minn(),
        fastText.maxn(),
        FastTextArgs.LR_UPDATE_RATE,
        options.sample());
  }
}
