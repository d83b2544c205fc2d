package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * One training, from {@link Word2VecTrainer#prepare} to {@link #train}; in between it may be told
 * more.
 */
public final class TrainingRun {
  private final Word2VecTrainer trainer;
  private final Word2VecOptions options;
  private final Vocabulary vocabulary;
  private final IdCorpus ids;
  private final Chunks chunks;
  private final Subsampler subsampler;

  private TrainingListener listener = report -> {};
  private IdCorpus heldOut;
  private int patience = Integer.MAX_VALUE;
  private long limitNanos = Long.MAX_VALUE;
  private Path checkpointFile;
  private Duration checkpointEvery = Duration.ZERO;
  private WarmStart warmStart = WarmStart.NONE;
  private Path stateFile;

  /** Ids of words whose vectors stay as they are. */
  private final BitSet locked = new BitSet();

  // From train() on.
  private Word2VecModel<ParameterMatrix> model;
  private EarlyStopping stopping;
  private TrainingCheckpoint position = TrainingCheckpoint.START;
  private TrainingCounts countsBeforeResume = TrainingCounts.NONE;
  private long nextCheckpoint;
  private long start;

  TrainingRun(Word2VecTrainer trainer, Vocabulary vocabulary, IdCorpus ids) {
    this.trainer = trainer;
    this.options = trainer.options();
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.chunks = new Chunks(ids, options);
    this.subsampler = new Subsampler(vocabulary.counts(), options.sample());
  }

  /** Tells someone after each epoch. */
  public TrainingRun listener(TrainingListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Measures the loss on another text after each epoch.
   *
   * @param ids of the same vocabulary
   */
  public TrainingRun heldOut(IdCorpus ids) {
    this.heldOut = ids;
    return this;
  }

  /**
   * Stops when the held-out loss has not fallen for so many epochs; the vectors are then those of
   * the epoch where it was lowest.
   *
   * @throws UsageException if it is below 1
   */
  public TrainingRun patience(int epochs) {
    if (epochs < 1) {
      throw new UsageException("--patience must be 1 or more epochs, not " + epochs);
    }
    this.patience = epochs;
    return this;
  }

  /**
   * Saves now and then what the run needs to go on, and goes on from the file if it is there. When
   * the run is over the file stays; the caller removes it once the vectors are safe.
   *
   * <p>With {@link Word2VecOptions#deterministic} a run that was cut off and resumed gives the same
   * bytes as one that was not.
   */
  public TrainingRun checkpoints(Path file, Duration every) {
    this.checkpointFile = file;
    this.checkpointEvery = every;
    return this;
  }

  /**
   * Begins with these vectors for the words that both know; the others begin as usual. What
   * predicts words from vectors begins with zeros, as always, and learns anew what it once knew;
   * {@link #startFrom(WordVectors, TrainingState)} gives better vectors.
   *
   * @throws UsageException if they have another dimension, or subwords are trained
   */
  public TrainingRun startFrom(WordVectors vectors) {
    this.warmStart = WarmStart.of(vectors, null, options.dim());
    requireRowsOfWords("vectors to start from");
    return this;
  }

  /**
   * Begins with these vectors and what predicted words from them, so that it goes on as if the
   * training that left both had gone on. The inner nodes of hierarchical softmax begin anew, since
   * with other counts the tree is another one.
   *
   * @throws UsageException if the state belongs to other vectors, they have another dimension, or
   *     subwords are trained
   */
  public TrainingRun startFrom(WordVectors vectors, TrainingState state) {
    state.requireVectors(vectors);
    this.warmStart = WarmStart.of(vectors, state, options.dim());
    requireRowsOfWords("vectors to start from");
    return this;
  }

  /**
   * Keeps the vectors of these words as they are, bit for bit; others still learn from them. Words
   * that the vocabulary lacks are passed over. The training takes the way of {@link
   * Word2VecOptions#deterministic}, slower, where threads learn on copies.
   *
   * @throws UsageException if subwords are trained: a word's vector is not its own then
   */
  public TrainingRun lock(Collection<String> words) {
    requireRowsOfWords("words to lock");
    for (String word : words) {
      int id = vocabulary.id(word);
      if (id != Vocabulary.UNKNOWN) {
        locked.set(id);
      }
    }
    return this;
  }

  /** Leaves at the end what {@link #startFrom(WordVectors, TrainingState)} needs of this run. */
  public TrainingRun keepState(Path file) {
    requireRowsOfWords("a state to keep");
    this.stateFile = file;
    return this;
  }

  private void requireRowsOfWords(String what) {
    if (trainer instanceof FastTextTrainer) {
      throw new UsageException(what + ": that is for skip-gram and CBOW, not for fastText");
    }
  }

  /** Ends early, after about this time: enough to see how fast it goes. */
  public TrainingRun limit(Duration time) {
    this.limitNanos = time.toNanos();
    return this;
  }

  /**
   * Trains to the end.
   *
   * @throws dev.firth.runs.BadInputException if the checkpoint is damaged or that of another run
   */
  public TrainingResult train(Progress progress) throws IOException {
    start = System.nanoTime();
    model = trainer.modelOf(vocabulary);
    warmStart.applyTo(model, vocabulary);
    stopping = new EarlyStopping(patience);
    resume();
    double loss = Double.NaN;
    try (var task = progress.start("train", "words", ids.tokens() * options.epochs());
        var crew = crew(task)) {
      boolean stops = false;
      while (position.epoch() < options.epochs() && !stops && !overLimit()) {
        trainEpoch(crew);
        if (position.chunk() < chunks.count()) {
          break;
        }
        var counts = counts(crew).minus(position.countsBefore());
        loss = counts.loss();
        task.measure("loss", loss);
        stops = endEpoch(counts);
        nextEpoch(crew);
      }
      return result(counts(crew), loss);
    }
  }

  private void resume() throws IOException {
    nextCheckpoint = System.nanoTime() + checkpointEvery.toNanos();
    if (checkpointFile != null && Files.exists(checkpointFile)) {
      position = TrainingCheckpoint.read(checkpointFile, signature(), model.matrices(), stopping);
      countsBeforeResume = position.counts();
      listener.resumed(chunks.wordsBefore(position.epoch(), position.chunk()));
    }
  }

  /** Tells this run from others. */
  private String signature() {
    return trainer.getClass().getSimpleName()
        + " "
        + options.toBuilder().threads(1).build()
        + " on %d ids, vocabulary %08x".formatted(ids.length(), vocabulary.fingerprint())
        + warmStart.signature()
        + (locked.isEmpty() ? "" : " locked " + locked.hashCode());
  }

  private Crew crew(Progress.Task task) {
    int lanes = LaneCrew.lanesFor(vocabulary.size());
    if ((options.deterministic() && lanes > 1) || !locked.isEmpty()) {
      return new LaneCrew(
          chunks,
          options.threads(),
          lanes,
          model.matrices(),
          model.updatesPerNaming(trainer.inputsOfStep()),
          locked,
          this::lane,
          task);
    }
    int threads = options.deterministic() ? 1 : options.threads();
    return new LockFreeCrew(
        chunks, threads, () -> worker(model, Word2VecWorker.MAX_SENTENCE), task);
  }

  private Lane lane() {
    var copies = Word2VecModel.laneOf(model);
    boolean wholeLines = options.windowMode() == WindowMode.LINE;
    int sentence = wholeLines ? Word2VecWorker.MAX_SENTENCE : LaneCrew.SLICE;
    return new Lane(worker(copies, sentence), copies.matrices());
  }

  private Word2VecWorker worker(Word2VecModel<?> model, int maxSentence) {
    var step = trainer.stepOn(model, new LossSample(LossSample.EVERY));
    return new Word2VecWorker(options, subsampler, step, maxSentence);
  }

  /** Trains what is left of an epoch, with stops to save. */
  private void trainEpoch(Crew crew) throws IOException {
    BooleanSupplier pause =
        () -> overLimit() || (checkpointFile != null && System.nanoTime() - nextCheckpoint >= 0);
    long next = position.chunk();
    while (next < chunks.count() && !overLimit()) {
      next = crew.train(position.epoch(), next, pause);
      position =
          new TrainingCheckpoint(position.epoch(), next, counts(crew), position.countsBefore());
      if (next < chunks.count() && checkpointFile != null) {
        save();
      }
    }
  }

  private boolean overLimit() {
    return System.nanoTime() - start >= limitNanos;
  }

  private void save() throws IOException {
    position.write(checkpointFile, signature(), model.matrices(), stopping);
    nextCheckpoint = System.nanoTime() + checkpointEvery.toNanos();
  }

  private TrainingCounts counts(Crew crew) {
    return countsBeforeResume.plus(crew.counts());
  }

  /** True if it was the last. */
  private boolean endEpoch(TrainingCounts counts) throws IOException {
    int epoch = position.epoch() + 1;
    requireFinite(epoch, counts);
    var heldOutLoss = heldOutLoss();
    listener.epochEnded(new EpochReport(epoch, counts.loss(), heldOutLoss, this::vectors));
    return patience < Integer.MAX_VALUE
        && heldOutLoss.isPresent()
        && stopping.stopsAfter(epoch, heldOutLoss.getAsDouble(), model.inputs());
  }

  /** The sum of losses: a text that subsampling leaves no pair of has none, which is no failure. */
  private static void requireFinite(int epoch, TrainingCounts counts) throws IOException {
    if (!Double.isFinite(counts.lossSum())) {
      throw new IOException(
          "training diverged in epoch %d, the loss is %s: lower --lr"
              .formatted(epoch, counts.loss()));
    }
  }

  private void nextEpoch(Crew crew) {
    var counts = counts(crew);
    position = new TrainingCheckpoint(position.epoch() + 1, 0, counts, counts);
  }

  private OptionalDouble heldOutLoss() throws IOException {
    if (heldOut == null) {
      return OptionalDouble.empty();
    }
    var step = trainer.stepOn(model, new LossSample(1));
    var worker = new Word2VecWorker(options, subsampler, step, Word2VecWorker.MAX_SENTENCE);
    return OptionalDouble.of(new HeldOutLoss(heldOut, options, worker).measure());
  }

  private WordVectors vectors() {
    try {
      return trainer.vectors(vocabulary, model);
    } catch (BadInputException e) {
      throw new IllegalStateException("a model was made of this vocabulary before", e);
    }
  }

  private TrainingResult result(TrainingCounts counts, double loss) throws IOException {
    if (stopping.bestInputs() != null) {
      float[] inputs = model.inputs().values();
      System.arraycopy(stopping.bestInputs(), 0, inputs, 0, inputs.length);
    }
    var vectors = vectors();
    if (stateFile != null) {
      TrainingState.of(vocabulary, vectors, model).write(stateFile);
    }
    return new TrainingResult(
        vectors,
        chunks.wordsBefore(position.epoch(), position.chunk()),
        counts.trainedWords(),
        counts.pairs(),
        (System.nanoTime() - start) * 1e-9,
        loss);
  }
}
