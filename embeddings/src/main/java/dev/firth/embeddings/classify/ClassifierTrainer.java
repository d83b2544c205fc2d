package dev.firth.embeddings.classify;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.fasttext.DictionaryLearner;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.Subwords;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.files.VectorTable;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a classifier of texts by the mean of their word vectors (Joulin et al. 2017, fastText's
 * {@code supervised}): bag of words and n-grams, one linear layer, stochastic gradient descent with
 * a rate that falls to zero. Texts are taken in the order of the file. The text is read once and
 * kept as numbers, where fastText reads it anew in every epoch.
 *
 * <p>One thread gives the same model in every run on a machine; more threads train lock-free
 * (Hogwild, Niu et al. 2011).
 */
public final class ClassifierTrainer {
  private final ClassifierOptions options;
  private final Optional<Path> pretrained;
  private ClassifierWarmUp warmUp;

  public ClassifierTrainer(ClassifierOptions options) {
    this(options, Optional.empty());
  }

  /**
   * @param pretrained a vector file of the same dimension, in any format that Firth reads: its
   *     words get rows with these values to begin with
   */
  public ClassifierTrainer(ClassifierOptions options, Optional<Path> pretrained) {
    this.options = options;
    this.pretrained = pretrained;
  }

  /**
   * Starts the training on made-up texts in the background, until the real text is read: called
   * early in a program, it makes a short training several times faster. Calling it is optional.
   */
  public ClassifierTrainer warmUp() {
    if (warmUp == null) {
      warmUp = ClassifierWarmUp.start(options);
    }
    return this;
  }

  /**
   * Trains on labelled text.
   *
   * @throws BadInputException if there is no label or no example in it, or a file is damaged
   */
  public ClassifierTraining train(Corpus corpus, LabelledFormat format, Progress progress)
      throws IOException {
    LabelledText text = read(corpus, format, progress);
    try (VectorTable vectors = pretrainedVectors()) {
      var learner = text.learner();
      if (vectors != null) {
        keepWords(vectors, learner);
      }
      FastTextDictionary dictionary = learner.learn(options.minCount(), options.minCountLabel());
      var subwords = new Subwords(options.minn(), options.maxn(), options.buckets());
      var examples =
          Examples.of(text.tokens(), learner, dictionary, subwords, options.wordNgrams());
      requireExamples(corpus, dictionary, examples);
      var run = new ClassifierRun(options, dictionary, examples, text.words());
      if (vectors != null) {
        run.setWords(vectors);
      }
      run.train(progress);
      return new ClassifierTraining(
          run.model(),
          examples.size(),
          text.lines(),
          text.words() * options.epochs(),
          text.brokenBytes(),
          run.seconds(),
          run.loss());
    }
  }

  private LabelledText read(Corpus corpus, LabelledFormat format, Progress progress)
      throws IOException {
    warmUp();
    try (var _ = warmUp) {
      return LabelledText.read(corpus, format, options.labelPrefix(), progress);
    }
  }

  /** Null if there are none, which try-with-resources passes over. */
  private VectorTable pretrainedVectors() throws IOException {
    if (pretrained.isEmpty()) {
      return null;
    }
    Path file = pretrained.get();
    VectorTable table = VectorFormat.recognise(file).read(file);
    if (table.dim() != options.dim()) {
      table.close();
      throw new UsageException(
          "the vectors of %s have %d dimensions: give --dim %d"
              .formatted(file, table.dim(), table.dim()));
    }
    table.check(0, table.size());
    return table;
  }

  private static void keepWords(VectorTable vectors, DictionaryLearner learner) {
    for (int id = 0; id < vectors.size(); id++) {
      byte[] word = vectors.words().utf8(id);
      learner.keep(word, 0, word.length);
    }
  }

  private static void requireExamples(
      Corpus corpus, FastTextDictionary dictionary, Examples examples) throws BadInputException {
    String file = corpus.nameOf(corpus.files().getFirst());
    if (dictionary.labels() == 0) {
      throw new BadInputException(
          file + " has no labels: check --label-prefix and --min-count-label");
    }
    if (examples.size() == 0) {
      throw new BadInputException(
          file + " has no line with both a label and a word: lower --min-count");
    }
  }
}
