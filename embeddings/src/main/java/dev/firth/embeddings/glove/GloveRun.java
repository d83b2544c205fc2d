package dev.firth.embeddings.glove;

import dev.firth.embeddings.kernels.GloveStep;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One GloVe training, from {@link GloveTrainer#prepare} to {@link #train}; in between it may be
 * told more.
 */
public final class GloveRun {
  private final GloveOptions options;
  private final Vocabulary vocabulary;
  private final PairBlocks blocks;
  private final int strata;

  private GloveListener listener = GloveListener.none();
  private Path checkpointFile;
  private Duration checkpointEvery = Duration.ZERO;
  private long limitNanos = Long.MAX_VALUE;

  // From train() on.
  private final List<Trainee> trainees = new ArrayList<>();
  private final AtomicLong trained = new AtomicLong();
  private GloveModel model;
  private GloveCheckpoint position = GloveCheckpoint.START;
  private Workers workers;
  private Progress.Task task;
  private long trainedBefore;
  private long nextCheckpoint;

  GloveRun(GloveOptions options, Vocabulary vocabulary, PairBlocks blocks) {
    this.options = options;
    this.vocabulary = vocabulary;
    this.blocks = blocks;
    this.strata = blocks.strata().count();
  }

  /** Tells someone after each epoch. */
  public GloveRun listener(GloveListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Saves now and then what the run needs to go on, and goes on from the file if it is there. When
   * the run is over the file stays; the caller removes it once the vectors are safe.
   *
   * <p>A run that was cut off and resumed gives the same bytes as one that was not.
   */
  public GloveRun checkpoints(Path file, Duration every) {
    this.checkpointFile = file;
    this.checkpointEvery = every;
    return this;
  }

  /** Ends early, after the first round of blocks that goes beyond this time. */
  public GloveRun limit(Duration time) {
    this.limitNanos = time.toNanos();
    return this;
  }

  /**
   * Trains to the end.
   *
   * @throws BadInputException if the checkpoint is damaged or that of another run
   * @throws IOException if training diverges, or the listener fails
   */
  public GloveResult train(Progress progress) throws IOException {
    long start = System.nanoTime();
    resume();
    int largest = blocks.largestBlock();
    for (int i = 0; i < options.threads(); i++) {
      trainees.add(new Trainee(largest));
    }
    try (var crew = new Workers(options.threads(), "glove");
        var shown = progress.start("train", "pairs", blocks.pairs() * options.epochs())) {
      workers = crew;
      task = shown;
      while (position.epoch() <= options.epochs()) {
        trainRound();
        if (position.round() == strata) {
          endEpoch();
        }
        saveIfDue();
        if (System.nanoTime() - start >= limitNanos) {
          break;
        }
      }
    }
    return new GloveResult(
        model.vectors(vocabulary, options.output()),
        blocks.pairs(),
        trained.get(),
        (System.nanoTime() - start) * 1e-9,
        position.losses());
  }

  private void resume() throws IOException {
    nextCheckpoint = System.nanoTime() + checkpointEvery.toNanos();
    if (checkpointFile == null || !Files.exists(checkpointFile)) {
      model = GloveModel.initial(options.dim(), blocks.strata(), options.seed());
      return;
    }
    var saved = GloveCheckpoint.read(checkpointFile, signature());
    position = saved.position();
    if (position.epoch() < 1
        || position.round() < 0
        || position.round() >= strata
        || position.losses().size() != position.epoch() - 1
        || !GloveModel.fits(options.dim(), blocks.strata(), saved.parameters())) {
      throw new BadInputException(
          checkpointFile + " does not fit this run; remove it to begin anew");
    }
    model = GloveModel.of(options.dim(), blocks.strata(), saved.parameters());
    trainedBefore = pairsBefore(position);
    listener.resumed(trainedBefore);
  }

  /** Tells this training from others. */
  private String signature() {
    return options.toBuilder().threads(1).checkpointEvery(0).build()
        + " on %d pairs in blocks %08x, vocabulary %08x"
            .formatted(blocks.pairs(), blocks.fingerprint(), vocabulary.fingerprint());
  }

  private long pairsBefore(GloveCheckpoint position) {
    long pairs = blocks.pairs() * (position.epoch() - 1);
    var order = new BlockOrder(strata, options.seed(), position.epoch());
    for (int round = 0; round < position.round(); round++) {
      for (int block = 0; block < strata; block++) {
        pairs += blocks.size(order.words(block), order.contexts(round, block));
      }
    }
    return pairs;
  }

  /** Trains as many blocks as there are strata, which have none in common. */
  private void trainRound() throws IOException {
    int round = position.round();
    var order = new BlockOrder(strata, options.seed(), position.epoch());
    var losses = new double[strata];
    workers.share(
        strata,
        (worker, block) ->
            losses[block] =
                trainBlock(trainees.get(worker), order.words(block), order.contexts(round, block)));
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    position = position.afterRound(sum);
  }

  private double trainBlock(Trainee trainee, int wordStratum, int contextStratum)
      throws IOException {
    int count = blocks.read(wordStratum, contextStratum, trainee.buffer, trainee.pairs);
    double loss =
        trainee.step.train(
            model.words(wordStratum), model.contexts(contextStratum), trainee.pairs, count);
    task.done(trainedBefore + trained.addAndGet(count));
    return loss;
  }

  private void endEpoch() throws IOException {
    int epoch = position.epoch();
    double loss = position.lossSum() / (double) blocks.pairs();
    if (!Double.isFinite(loss)) {
      throw new IOException(
          "training diverged in epoch %d: choose a smaller learning rate than %s"
              .formatted(epoch, options.eta()));
    }
    task.measure("loss", loss);
    listener.epoch(epoch, loss, () -> model.vectors(vocabulary, options.output()));
    int every = options.checkpointEvery();
    if (every > 0 && epoch % every == 0 && epoch < options.epochs()) {
      listener.checkpoint(epoch, model.vectors(vocabulary, options.output()));
    }
    position = position.afterEpoch(loss);
  }

  private void saveIfDue() throws IOException {
    if (checkpointFile != null && System.nanoTime() - nextCheckpoint >= 0) {
      position.write(checkpointFile, signature(), model.parameters());
      nextCheckpoint = System.nanoTime() + checkpointEvery.toNanos();
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
