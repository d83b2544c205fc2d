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
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What {@link SkipGramTrainer}, {@link CbowTrainer} and {@link FastTextTrainer} share: the way from
 * text or ids to vectors.
 *
 * <p>The text is a sequence of chunks of ids; workers take them in order. What is random in a chunk
 * comes from (seed, epoch, chunk) alone, and so does the learning rate. Two runs with one thread
 * differ by roundings only (compiled SIMD code sums in another order than interpreted code); with
 * more threads updates interleave.
 */
public abstract sealed class Word2VecTrainer permits SkipGramTrainer, CbowTrainer, FastTextTrainer {
  /** Ids a chunk: long enough that taking one costs nothing, short enough for an even end. */
  private static final int CHUNK = 1 << 14;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Word2VecOptions options;

  Word2VecTrainer(Word2VecOptions options) {
    this.options = options;
  }

  /** What is trained, before the first step. */
  Word2VecModel modelOf(Vocabulary vocabulary) throws BadInputException {
    return new Word2VecModel(options, vocabulary.counts());
  }

  /** The word vectors of a trained model: the input matrix under the words, not copied. */
  WordVectors vectors(Vocabulary vocabulary, Word2VecModel model) throws BadInputException {
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
  abstract CentreStep stepOn(Word2VecModel model);

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
    requireTwoWords(vocabulary);
    if (ids.tokens() == 0) {
      throw new BadInputException("the text has no word of the vocabulary: nothing to train on");
    }
    return new Run(vocabulary, ids, progress).train();
  }

  private static void requireTwoWords(Vocabulary vocabulary) throws BadInputException {
    if (vocabulary.size() < 2) {
      throw new BadInputException(
          "the vocabulary has %d word(s), training needs two: give more text or lower --min-count"
              .formatted(vocabulary.size()));
    }
  }

  /** One training from start to end. */
  private final class Run {
    private final Vocabulary vocabulary;
    private final IdCorpus ids;
    private final Word2VecModel model;
    private final Progress.Task task;
    private final List<Word2VecWorker> workers = new ArrayList<>();
    private final long chunks;
    private final AtomicLong nextChunk = new AtomicLong();

    Run(Vocabulary vocabulary, IdCorpus ids, Progress progress) throws BadInputException {
      this.vocabulary = vocabulary;
      this.ids = ids;
      long[] counts = vocabulary.counts();
      this.model = modelOf(vocabulary);
      this.chunks = (ids.length() + CHUNK - 1) / CHUNK;
      this.task = progress.start("train", "words", ids.tokens() * options.epochs());
      var subsampler = new Subsampler(counts, options.sample());
      for (int i = 0; i < options.threads(); i++) {
        workers.add(new Word2VecWorker(options, subsampler, stepOn(model)));
      }
    }

    TrainingResult train() throws IOException {
      long start = System.nanoTime();
      double lossBefore = 0;
      long lossPredictionsBefore = 0;
      try (task;
          var threads = Executors.newFixedThreadPool(options.threads(), Run::workerThread)) {
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
          lossBefore = lossSum();
          lossPredictionsBefore = lossPredictions();
          nextChunk.set(0);
          runEpoch(threads, epoch);
          logLoss(lossBefore, lossPredictionsBefore);
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new TrainingResult(
          vectors(vocabulary, model),
          ids.tokens() * options.epochs(),
          workers.stream().mapToLong(Word2VecWorker::trainedWords).sum(),
          workers.stream().mapToLong(Word2VecWorker::pairs).sum(),
          seconds,
          (lossSum() - lossBefore) / (double) (lossPredictions() - lossPredictionsBefore));
    }

    private void runEpoch(ExecutorService threads, int epoch) throws IOException {
      List<Future<?>> running = new ArrayList<>();
      for (var worker : workers) {
        running.add(threads.submit(() -> takeChunks(worker, epoch)));
      }
      try {
        for (var future : running) {
          future.get();
        }
      } catch (ExecutionException e) {
        throw new IOException("a training thread failed: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IOException("training was interrupted", e);
      }
    }

    private void takeChunks(Word2VecWorker worker, int epoch) {
      int[] buffer = new int[CHUNK];
      long chunk;
      while ((chunk = nextChunk.getAndIncrement()) < chunks && !Thread.interrupted()) {
        long from = chunk * CHUNK;
        int length = (int) Math.min(CHUNK, ids.length() - from);
        MemorySegment.copy(ids.ids(), INT, from * Integer.BYTES, buffer, 0, length);
        double done = (epoch + (double) chunk / (double) chunks) / options.epochs();
        float learningRate = learningRate(done);
        worker.train(buffer, length, learningRate, generator(epoch, chunk));
        task.done((long) (done * (double) ids.tokens() * options.epochs()));
        task.measure("lr", learningRate);
      }
    }

    private float learningRate(double done) {
      double rate = options.learningRate() * (1 - done);
      return (float) Math.max(options.minLearningRate(), rate);
    }

    private SplittableRandom generator(int epoch, long chunk) {
      return new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + (epoch * chunks + chunk));
    }

    private void logLoss(double sumBefore, long pairsBefore) {
      task.measure("loss", (lossSum() - sumBefore) / (double) (lossPredictions() - pairsBefore));
    }

    private double lossSum() {
      return workers.stream().mapToDouble(worker -> worker.loss().sum()).sum();
    }

    private long lossPredictions() {
      return workers.stream().mapToLong(worker -> worker.loss().predictions()).sum();
    }

    private static Thread workerThread(Runnable work) {
      return Thread.ofPlatform().daemon().name("training").unstarted(work);
    }
  }
}
