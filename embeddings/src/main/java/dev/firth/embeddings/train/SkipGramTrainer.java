package dev.firth.embeddings.train;

import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.files.WordIndex;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
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
 * Skip-gram with negative sampling (Mikolov et al. 2013), lock-free over threads (Hogwild, Niu et
 * al. 2011).
 *
 * <p>The text is a sequence of chunks of ids; workers take them in order. What is random in a chunk
 * comes from (seed, epoch, chunk) alone, and so does the learning rate. Two runs with one thread
 * differ by roundings only (compiled SIMD code sums in another order than interpreted code); with
 * more threads updates interleave.
 */
public final class SkipGramTrainer {
  /** Ids a chunk: long enough that taking one costs nothing, short enough for an even end. */
  private static final int CHUNK = 1 << 14;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final SkipGramOptions options;

  public SkipGramTrainer(SkipGramOptions options) {
    this.options = options;
  }

  /** A trainer with {@link SkipGramOptions#defaults}. */
  public static SkipGramTrainer withDefaults() {
    return new SkipGramTrainer(SkipGramOptions.defaults());
  }

  /**
   * Trains on white-space separated words that occur at least five times. The ids lie in a
   * temporary file meanwhile.
   *
   * @throws BadInputException if fewer than two words occur often enough
   */
  public WordVectors train(Corpus corpus) throws IOException {
    var words = new WhitespaceWords();
    var warmUp = warmUp();
    var vocabulary =
        VocabularyCounter.count(
                corpus,
                words,
                VocabularyOptions.defaults().withThreads(options.threads()),
                Progress.none())
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
  public Thread warmUp() {
    return Thread.ofPlatform()
        .daemon()
        .name("kernel warm-up")
        .start(() -> new WarmUp(options).run());
  }

  /**
   * Trains on ids.
   *
   * @throws BadInputException if the vocabulary has fewer than two words or the text no word of it
   */
  public TrainingResult train(Vocabulary vocabulary, IdCorpus ids, Progress progress)
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
    private final SkipGramModel model;
    private final Subsampler subsampler;
    private final NegativeSampler sampler;
    private final Progress.Task task;
    private final List<SkipGramWorker> workers = new ArrayList<>();
    private final long chunks;
    private final AtomicLong nextChunk = new AtomicLong();

    Run(Vocabulary vocabulary, IdCorpus ids, Progress progress) {
      this.vocabulary = vocabulary;
      this.ids = ids;
      long[] counts = vocabulary.counts();
      this.model =
          SkipGramModel.create(
              vocabulary.size(), options.dim(), options.negative(), options.seed());
      this.subsampler = new Subsampler(counts, options.sample());
      this.sampler = new NegativeSampler(counts, options.noiseExponent());
      this.chunks = (ids.length() + CHUNK - 1) / CHUNK;
      this.task = progress.start("train", "words", ids.tokens() * options.epochs());
      for (int i = 0; i < options.threads(); i++) {
        workers.add(new SkipGramWorker(options, model, subsampler, sampler, newBlock()));
      }
    }

    private WindowBlock newBlock() {
      return Kernels.best().windowBlock(options.dim(), 2 * options.window(), 1 + model.negatives());
    }

    TrainingResult train() throws IOException {
      long start = System.nanoTime();
      double lossBefore = 0;
      long lossPairsBefore = 0;
      try (task;
          var threads = Executors.newFixedThreadPool(options.threads(), Run::workerThread)) {
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
          lossBefore = lossSum();
          lossPairsBefore = lossPairs();
          nextChunk.set(0);
          runEpoch(threads, epoch);
          logLoss(lossBefore, lossPairsBefore);
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new TrainingResult(
          vectors(),
          ids.tokens() * options.epochs(),
          workers.stream().mapToLong(SkipGramWorker::trainedWords).sum(),
          workers.stream().mapToLong(SkipGramWorker::pairs).sum(),
          seconds,
          (lossSum() - lossBefore) / (double) (lossPairs() - lossPairsBefore));
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

    private void takeChunks(SkipGramWorker worker, int epoch) {
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
      task.measure("loss", (lossSum() - sumBefore) / (double) (lossPairs() - pairsBefore));
    }

    private double lossSum() {
      return workers.stream().mapToDouble(SkipGramWorker::lossSum).sum();
    }

    private long lossPairs() {
      return workers.stream().mapToLong(SkipGramWorker::lossPairs).sum();
    }

    private static Thread workerThread(Runnable work) {
      return Thread.ofPlatform().daemon().name("skip-gram").unstarted(work);
    }

    /** The input matrix under the words: the rows are not copied. */
    private WordVectors vectors() {
      List<String> words = new ArrayList<>(vocabulary.size());
      for (int id = 0; id < vocabulary.size(); id++) {
        words.add(vocabulary.word(id));
      }
      return WordVectors.of(
          VectorTable.of(
              WordIndex.of(words),
              Optional.of(vocabulary.counts()),
              options.dim(),
              MemorySegment.ofArray(model.inputs()),
              VectorTable.strideBytes(options.dim())));
    }
  }
}
