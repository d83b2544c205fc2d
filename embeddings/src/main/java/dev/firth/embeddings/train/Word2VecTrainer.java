package dev.firth.embeddings.train;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.files.WordIndex;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link SkipGramTrainer}, {@link CbowTrainer} and {@link FastTextTrainer} share: the way from
 * text or ids to vectors.
 *
 * <p>The text is a sequence of chunks of ids; what is random in a chunk comes from (seed, epoch,
 * chunk) alone, and so does the learning rate. With {@link Word2VecOptions#deterministic} any
 * number of threads gives the same bytes. Without, two runs with one thread differ by roundings
 * only (compiled SIMD code sums in another order than interpreted code); with more threads updates
 * interleave.
 */
public abstract sealed class Word2VecTrainer permits SkipGramTrainer, CbowTrainer, FastTextTrainer {
  private final Word2VecOptions options;

  Word2VecTrainer(Word2VecOptions options) {
    this.options = options;
  }

  /** What is trained, before the first step. */
  Word2VecModel<ParameterMatrix> modelOf(Vocabulary vocabulary) throws BadInputException {
    return Word2VecModel.ofWords(options, vocabulary.counts());
  }

  /**
   * Bytes of what training this vocabulary holds in memory: all rows, and the tables that say which
   * rows a word has.
   *
   * @throws BadInputException if the vocabulary cannot be trained
   */
  public long modelBytes(Vocabulary vocabulary) throws BadInputException {
    return Word2VecModel.bytes(options, vocabulary.size(), vocabulary.size());
  }

  /** Bytes that {@link #modelBytes} and making the model leave to the garbage collector. */
  public long scratchBytes(Vocabulary vocabulary) {
    return 0;
  }

  /** The word vectors of a trained model: the input matrix under the words, not copied. */
  WordVectors vectors(Vocabulary vocabulary, Word2VecModel<ParameterMatrix> model)
      throws BadInputException {
    List<String> words = new ArrayList<>(vocabulary.size());
    for (int id = 0; id < vocabulary.size(); id++) {
      words.add(vocabulary.word(id));
    }
    return WordVectors.of(
        VectorTable.of(
            WordIndex.of(words),
            Optional.of(vocabulary.counts()),
            options.dim(),
            MemorySegment.ofArray(model.inputs().values()),
            VectorTable.strideBytes(options.dim())));
  }

  /** A step of this kind of model, for one thread. */
  abstract CentreStep stepOn(Word2VecModel<?> model, LossSample loss);

  /** Input rows that meet an output row in a step, about. */
  abstract float inputsOfStep();

  public final Word2VecOptions options() {
    return options;
  }

  /**
   * Trains on white-space separated words that occur at least five times. The ids lie in a
   * temporary file meanwhile.
   *
   * @throws BadInputException if fewer than two words occur often enough
   */
  public final WordVectors train(Corpus corpus) throws IOException {
    return train(corpus, VocabularyOptions.defaults());
  }

  /**
   * Trains as {@link #train(Corpus)} does on words chosen otherwise, such as all nodes of graph
   * walks.
   *
   * @param counting which words to take; its threads are those of the training
   * @throws BadInputException if fewer than two words are taken
   */
  public final WordVectors train(Corpus corpus, VocabularyOptions counting) throws IOException {
    var words = new WhitespaceWords();
    var warmUp = warmUp();
    var vocabulary =
        VocabularyCounter.count(
                corpus, words, counting.withThreads(options.threads()), Progress.none())
            .vocabulary();
    requireTwoWords(vocabulary);
    Path file = Files.createTempFile("firth", ".ids");
    try (var ids =
        IdCorpus.encode(corpus, words, vocabulary, file, options.threads(), Progress.none())) {
      warmUp.join();
      return train(vocabulary, ids, Progress.none()).vectors();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("training was interrupted", e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Starts the kernel on rows of its own in the background, so that it is compiled by the time the
   * vocabulary is counted. Joining the thread is optional.
   */
  public final Thread warmUp() {
    return Thread.ofPlatform().daemon().name("kernel warm-up").start(new WarmUp(this));
  }

  /**
   * Trains on ids.
   *
   * @throws BadInputException if the vocabulary has fewer than two words or the text no word of it
   */
  public final TrainingResult train(Vocabulary vocabulary, IdCorpus ids, Progress progress)
      throws IOException {
    return prepare(vocabulary, ids).train(progress);
  }

  /**
   * A training that may be told more: where to save what it needs to be resumed, a held-out text,
   * who listens.
   *
   * @throws BadInputException if the vocabulary has fewer than two words or the text no word of it
   */
  public final TrainingRun prepare(Vocabulary vocabulary, IdCorpus ids) throws BadInputException {
    requireTwoWords(vocabulary);
    if (ids.tokens() == 0) {
      throw new BadInputException("the text has no word of the vocabulary: nothing to train on");
    }
    return new TrainingRun(this, vocabulary, ids);
  }

  private static void requireTwoWords(Vocabulary vocabulary) throws BadInputException {
    if (vocabulary.size() < 2) {
      throw new BadInputException(
          "the vocabulary has %d word(s), training needs two: give more text or lower --min-count"
              .formatted(vocabulary.size()));
    }
  }
}
