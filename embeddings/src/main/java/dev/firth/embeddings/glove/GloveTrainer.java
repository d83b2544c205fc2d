package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * GloVe (Pennington et al. 2014): word vectors whose products fit the logarithms of co-occurrence
 * counts, learned with AdaGrad as GloVe's C program does.
 *
 * <p>The pairs are trained block by block (Gemulla et al. 2011): as many blocks as there are strata
 * of words, none of which share a row, are shared out to the threads; then come the next. What is
 * computed, and in which order on each row, does not depend on the number of threads, so that any
 * number of them gives the same bits with the same kernels.
 */
public final class GloveTrainer {
  private final GloveOptions options;

  public GloveTrainer(GloveOptions options) {
    this.options = options;
  }

  /** Bytes of the parameters and their rates, which all lie in memory. */
  public static long modelBytes(int vocabulary, GloveOptions options) {
    return GloveModel.bytes(vocabulary, options.dim());
  }

  /**
   * Counts a text and trains on it.
   *
   * @param folder for temporary files
   */
  public GloveResult train(
      Vocabulary vocabulary,
      IdCorpus ids,
      CooccurrenceOptions counting,
      Path folder,
      Progress progress)
      throws IOException {
    var counter = new CooccurrenceCounter(vocabulary, ids, counting);
    try (var blocks = PairBlocks.count(counter, options, folder, progress)) {
      return train(vocabulary, blocks, GloveListener.none(), progress);
    }
  }

  /**
   * Trains on pairs that were made with the same options.
   *
   * @throws BadInputException if there are none
   * @throws IOException if training diverges, or the listener fails
   */
  public GloveResult train(
      Vocabulary vocabulary, PairBlocks blocks, GloveListener listener, Progress progress)
      throws IOException {
    if (blocks.pairs() == 0) {
      throw new BadInputException(
          "no two words of the vocabulary occur together: nothing to train on");
    }
    try (var workers = new Workers(options.threads(), "glove")) {
      return new Run(vocabulary, blocks, listener, workers, progress).train();
    }
  }

  /** One training from start to end. */
  private final class Run {
    private final Vocabulary vocabulary;
    private final PairBlocks blocks;
    private final GloveListener listener;
    private final Workers workers;
    private final Progress.Task task;
    private final GloveModel model;
    private final List<Trainee> trainees = new ArrayList<>();
    private final double[] losses;
    private final AtomicLong trained = new AtomicLong();

    Run(
        Vocabulary vocabulary,
        PairBlocks blocks,
        GloveListener listener,
        Workers workers,
        Progress progress) {
      this.vocabulary = vocabulary;
      this.blocks = blocks;
      this.listener = listener;
      this.workers = workers;
      this.task = progress.start("train", "pairs", blocks.pairs() * options.epochs());
      this.model = new GloveModel(options.dim(), blocks.strata(), options.seed());
      this.losses = new double[blocks.strata().count() * blocks.strata().count()];
      int largest = blocks.largestBlock();
      for (int i = 0; i < workers.threads(); i++) {
        trainees.add(new Trainee(largest));
      }
    }

    GloveResult train() throws IOException {
      long start = System.nanoTime();
      var lossOfEpochs = new ArrayList<Double>();
      try (task) {
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
          double loss = trainEpoch(epoch);
          lossOfEpochs.add(loss);
          task.measure("loss", loss);
          listener.epoch(epoch, loss);
          if (options.checkpointEvery() > 0
              && epoch % options.checkpointEvery() == 0
              && epoch < options.epochs()) {
            listener.checkpoint(epoch, model.vectors(vocabulary, options.output()));
          }
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new GloveResult(
          model.vectors(vocabulary, options.output()), blocks.pairs(), seconds, lossOfEpochs);
    }

    private double trainEpoch(int epoch) throws IOException {
      int strata = blocks.strata().count();
      var order = new BlockOrder(strata, options.seed(), epoch);
      for (int i = 0; i < strata; i++) {
        int round = i;
        workers.share(
            strata,
            (worker, block) ->
                trainBlock(trainees.get(worker), order.words(block), order.contexts(round, block)));
      }
      double loss = Arrays.stream(losses).sum() / (double) blocks.pairs();
      if (!Double.isFinite(loss)) {
        throw new IOException(
            "training diverged in epoch %d: choose a smaller learning rate than %s"
                .formatted(epoch, options.eta()));
      }
      return loss;
    }

    private void trainBlock(Trainee trainee, int wordStratum, int contextStratum)
        throws IOException {
      int count = blocks.read(wordStratum, contextStratum, trainee.buffer, trainee.pairs);
      losses[wordStratum * blocks.strata().count() + contextStratum] =
          trainee.step.train(
              model.words(wordStratum), model.contexts(contextStratum), trainee.pairs, count);
      task.done(trained.addAndGet(count));
    }
  }

  /** What a thread needs for itself. */
  private final class Trainee {
    private final GloveStep step =
        Kernels.best().gloveStep(options.dim(), (float) options.eta(), (float) options.clip());
    private final ByteBuffer buffer;
    private final int[] pairs;

    Trainee(int largestBlock) {
      buffer = PairBlocks.newBuffer(largestBlock);
      pairs = new int[largestBlock * GloveStep.PAIR_INTS];
    }
  }
}
