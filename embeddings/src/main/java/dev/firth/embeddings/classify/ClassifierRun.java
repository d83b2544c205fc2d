package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.DenseRows;
import dev.firth.embeddings.fasttext.FastTextArgs;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.fasttext.ModelKind;
import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.IntConsumer;

/** One training from random rows to a model. */
final class ClassifierRun {
  /** Rows are padded to a multiple of so many floats, one line of the cache. */
  private static final int ROW_UNIT = 16;

  /** Examples that a worker takes at once. */
  private static final int CHUNK = 64;

  /** Rows that are filled from one seed. */
  private static final int ROWS_PER_SEED = 1 << 12;

  /**
   * Multiply-adds below which plain loops finish before SIMD code is compiled. The choice depends
   * on the work alone, so that a run can be repeated.
   */
  private static final double WORK_FOR_SIMD = 1e9;

  private final ClassifierOptions options;
  private final FastTextDictionary dictionary;
  private final Examples examples;
  private final long words;
  private final int dim;
  private final int stride;
  private final int inputRows;
  private final float[] inputs;
  private final float[] outputs;
  private final long chunks;
  private final AtomicLong nextChunk = new AtomicLong();
  private final DoubleAdder lastEpochLoss = new DoubleAdder();
  private double seconds;

  ClassifierRun(
      ClassifierOptions options, FastTextDictionary dictionary, Examples examples, long words)
      throws IOException {
    this.options = options;
    this.dictionary = dictionary;
    this.examples = examples;
    this.words = words;
    this.dim = options.dim();
    this.stride = Math.ceilDiv(dim, ROW_UNIT) * ROW_UNIT;
    this.chunks = Math.ceilDiv(examples.size(), CHUNK);
    long rows = (long) dictionary.words() + options.buckets();
    checkMemory(rows);
    this.inputRows = (int) rows;
    this.inputs = new float[inputRows * stride];
    this.outputs = new float[dictionary.labels() * stride];
    inThreads("fill", worker -> fill(worker, options.threads()));
  }

  private void checkMemory(long rows) throws IOException {
    if (rows * stride > Integer.MAX_VALUE - 8) {
      throw new UsageException(
          "%,d rows of %d numbers are more than one array holds: lower --bucket or --dim"
              .formatted(rows, stride));
    }
    long needed = 4L * stride * (rows + dictionary.labels());
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new IOException(
          ("%,d rows in %d dimensions need about %,d MB, but Java may use %,d MB: give"
                  + " FIRTH_JAVA_OPTS=-Xmx%dm, a higher --min-count or a lower --bucket or --dim")
              .formatted(rows, dim, needed >> 20, heap >> 20, (needed >> 20) * 5 / 4));
    }
  }

  /** Every thread fills its share of the input rows with values from -1/dim to 1/dim. */
  private void fill(int worker, int workers) {
    float factor = 2f / dim / (1 << 24);
    for (int block = worker; (long) block * ROWS_PER_SEED < inputRows; block += workers) {
      var random = new SplittableRandom(options.seed() ^ (block * 0x9E3779B97F4A7C15L));
      int to = Math.min(inputRows, (block + 1) * ROWS_PER_SEED);
      for (int row = block * ROWS_PER_SEED; row < to; row++) {
        fillRow(row * stride, factor, random);
      }
    }
  }

  private void fillRow(int from, float factor, SplittableRandom random) {
    for (int i = 0; i < dim; i += 2) {
      long bits = random.nextLong();
      inputs[from + i] = ((bits >>> 40) - (1 << 23)) * factor;
      if (i + 1 < dim) {
        inputs[from + i + 1] = ((bits & 0xffffff) - (1 << 23)) * factor;
      }
    }
  }

  /** Begins with these vectors for the words that they have. */
  void setWords(VectorTable vectors) {
    for (int id = 0; id < vectors.size(); id++) {
      int row = dictionary.wordId(vectors.words().word(id));
      if (row >= 0) {
        vectors.copyRow(id, inputs, row * stride);
      }
    }
  }

  void train(Progress progress) throws IOException {
    long start = System.nanoTime();
    var kernels = kernels();
    try (var task = progress.start("train", "words", words * options.epochs())) {
      inThreads("classifier", worker -> takeChunks(newWorker(kernels), task));
      task.measure("loss", loss());
    }
    seconds = (System.nanoTime() - start) * 1e-9;
    if (!Double.isFinite(loss())) {
      throw new IOException(
          "training diverged: its loss is no finite number; lower --lr, which is "
              + options.learningRate());
    }
  }

  private Kernels kernels() {
    double rowUses = (double) examples.rowEnd(examples.size() - 1) * options.epochs();
    return 2 * rowUses * dim < WORK_FOR_SIMD ? Kernels.scalar() : Kernels.best();
  }

  private ClassifierWorker newWorker(Kernels kernels) {
    // Rows are followed by zeros: with whole registers no loop has a tail.
    int padded = Math.ceilDiv(dim, kernels.lanes()) * kernels.lanes();
    var steps = kernels.rowSteps(padded);
    var output = new LabelOutput(steps, outputs, stride);
    var loss = LabelLoss.of(options.loss(), output, dictionary.labelCounts(), options.negatives());
    return new ClassifierWorker(steps, examples, inputs, stride, output, loss);
  }

  private void takeChunks(ClassifierWorker worker, Progress.Task task) {
    long all = chunks * options.epochs();
    long chunk;
    while ((chunk = nextChunk.getAndIncrement()) < all && !Thread.interrupted()) {
      long epoch = chunk / chunks;
      trainChunk(worker, epoch, (int) (chunk % chunks));
      double lossSum = worker.takeLoss();
      if (epoch == options.epochs() - 1) {
        lastEpochLoss.add(lossSum);
      }
      task.done((long) ((double) chunk / (double) all * (double) (words * options.epochs())));
    }
  }

  private void trainChunk(ClassifierWorker worker, long epoch, int chunk) {
    var random =
        new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + (epoch * chunks + chunk));
    int to = Math.min(examples.size(), (chunk + 1) * CHUNK);
    for (int example = chunk * CHUNK; example < to; example++) {
      double done = (epoch + (double) example / examples.size()) / options.epochs();
      worker.train(example, (float) (options.learningRate() * (1 - done)), random);
    }
  }

  /** Runs work in as many threads as the options say, by their numbers. */
  private void inThreads(String name, IntConsumer work) throws IOException {
    var factory = Thread.ofPlatform().daemon().name(name, 0).factory();
    try (var threads = Executors.newFixedThreadPool(options.threads(), factory)) {
      List<Future<?>> running = new ArrayList<>();
      for (int worker = 0; worker < options.threads(); worker++) {
        int number = worker;
        running.add(threads.submit(() -> work.accept(number)));
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
  }

  double seconds() {
    return seconds;
  }

  /** Mean loss of an example in the last epoch. */
  double loss() {
    return lastEpochLoss.sum() / examples.size();
  }

  FastTextModel model() {
    var args =
        new FastTextArgs(
            dim,
            5,
            options.epochs(),
            options.minCount(),
            options.negatives(),
            options.wordNgrams(),
            options.loss(),
            ModelKind.SUPERVISED,
            options.buckets(),
            options.minn(),
            options.maxn(),
            FastTextArgs.LR_UPDATE_RATE,
            1e-4);
    return FastTextModel.of(
        args,
        dictionary,
        DenseRows.of(inputs, inputRows, dim, stride),
        DenseRows.of(outputs, dictionary.labels(), dim, stride),
        options.labelPrefix());
  }
}
