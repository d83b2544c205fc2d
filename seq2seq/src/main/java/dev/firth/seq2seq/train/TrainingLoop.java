package dev.firth.seq2seq.train;

import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.checkpoint.CheckpointFolder;
import dev.firth.seq2seq.train.checkpoint.KeptWeights;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Trains the weights of a task, step by step, with validations and checkpoints between, until a
 * limit is reached or it is told to stop. A training that was stopped or killed goes on from its
 * last checkpoint and makes the weights that it would have made, byte by byte (on one thread of the
 * engine: {@link TrainingOptions#deterministic}).
 *
 * <p>Only {@link #stop} may be called from another thread. When the program is told to end (Ctrl-C,
 * SIGTERM) while {@link #run} is at work, the step is finished and a checkpoint written first; a
 * program that goes on to use the engine afterwards does all of that in an {@link AwaitedWork}.
 */
public final class TrainingLoop implements AutoCloseable {
  private final TrainingTask<?> task;
  private final Schedule schedule;
  private final TrainingOptions options;
  private final RunDirectory run;
  private final Progress progress;
  private final TaskSteps<?> steps;
  private final MovingAverage average;
  private final Validations validations;
  private final TrainingClock clock = new TrainingClock();
  private final TrainingFiles files;
  private TrainingLog log;
  private volatile boolean stopped;

  /**
   * A training at its beginning.
   *
   * @param task whose weights are trained; it stays open
   * @param optimizer new, of no other training
   * @param schedule of the learning rate; one that follows validations sees the deciding measure,
   *     with a minus where higher is better
   * @param validators asked one after another
   * @param run where checkpoints and metrics go
   * @throws UsageException if no validator has the measure that decides
   */
  public TrainingLoop(
      TrainingTask<?> task,
      Optimizer optimizer,
      Schedule schedule,
      List<Validator> validators,
      TrainingOptions options,
      RunDirectory run,
      Progress progress) {
    this.task = task;
    this.schedule = schedule;
    this.options = options;
    this.run = run;
    this.progress = progress;
    validations = new Validations(validators, options);
    steps = new TaskSteps<>(task, optimizer, options);
    average = new MovingAverage(options.averageDecay(), task.weights());
    files =
        new TrainingFiles(
            new CheckpointFolder(run.checkpoints()),
            task,
            optimizer,
            schedule,
            steps,
            average,
            validations,
            clock);
  }

  /**
   * Goes on from the checkpoint of the run's directory; to be called before {@link #run}.
   *
   * @throws BadInputException if there is none, it is damaged, or of another training
   */
  public void resume() throws IOException {
    files.resume();
  }

  /**
   * Trains, and leaves the wanted weights in the task; after a {@linkplain #stop stop}, those of
   * the last step. To be called once.
   *
   * @throws TrainingDivergedException if a loss is not finite; the last checkpoint stays
   */
  public TrainingResult run() throws IOException {
    return AwaitedWork.run(this::stop, this::train);
  }

  /**
   * Asks for the end: after the current step, or the validation at work, the loop saves and
   * returns.
   */
  public void stop() {
    stopped = true;
  }

  private TrainingResult train() throws IOException {
    if (options.deterministic()) {
      Torch.setThreads(1);
    }
    try (Progress.Task shown = progress.start("training", "steps", stepsLeft())) {
      log =
          new TrainingLog(run.metrics(), shown, task::measures, options.logEvery(), steps.steps());
      clock.start();
      StopReason reason = reasonToEnd();
      while (reason == null) {
        step();
        reason = reasonToEnd();
      }
      end(reason);
      return result(reason);
    }
  }

  private long stepsLeft() {
    long most = options.limits().steps();
    return most < TrainingLimits.NO_LIMIT ? most - steps.steps() : -1;
  }

  /** Null while there is none. */
  private StopReason reasonToEnd() {
    TrainingLimits limits = options.limits();
    if (stopped) {
      return StopReason.STOPPED;
    } else if (validations.bad() >= limits.patience()) {
      return StopReason.PATIENCE;
    } else if (steps.steps() >= limits.steps()) {
      return StopReason.STEPS;
    } else if (epoch() >= limits.epochs()) {
      return StopReason.EPOCHS;
    }
    return clock.seconds() >= limits.minutes() * 60 ? StopReason.TIME : null;
  }

  private void step() throws IOException {
    double begin = clock.seconds();
    double rate = schedule.rate(steps.steps() + 1);
    StepLoss cost = learn(rate);
    average.follow(steps.steps());
    log.step(steps.steps(), epoch(), rate, cost, clock.seconds() - begin);
    if (validationIsDue()) {
      validate();
    } else if (clock.saveIsDue(steps.steps(), options.checkpoints())) {
      files.save();
    }
  }

  private StepLoss learn(double rate) throws IOException {
    try {
      return steps.run(rate);
    } catch (TrainingDivergedException e) {
      log.event(e.step(), epoch(), "diverged", e.getMessage());
      throw clock.savedStep() > 0 ? e.keeping(files.checkpoint(), clock.savedStep()) : e;
    }
  }

  private boolean validationIsDue() {
    long every = options.validateEvery();
    return every > 0 ? steps.steps() % every == 0 : steps.endedEpoch();
  }

  private void validate() throws IOException {
    average.during(this::judge);
    files.save();
  }

  private void judge() throws IOException {
    List<Double> values = validations.measure();
    if (validations.add(steps.steps(), values)) {
      files.keepWeights();
    }
    validations.loss(values).ifPresent(schedule::validated);
    log.validated(steps.steps(), epoch(), validations.named(values), validations.bad() == 0);
  }

  private void end(StopReason reason) throws IOException {
    if (reason != StopReason.STOPPED && validations.lastStep() < steps.steps()) {
      validate();
    } else if (clock.savedStep() < steps.steps()) {
      files.save();
    }
    if (reason != StopReason.STOPPED) {
      files.takeFinalWeights(options.checkpoints().result());
    }
    log.event(steps.steps(), epoch(), "ended", reason);
  }

  private TrainingResult result(StopReason reason) {
    List<KeptWeights> best = validations.best();
    return new TrainingResult(
        reason,
        steps.steps(),
        epoch(),
        clock.seconds(),
        best.isEmpty() ? 0 : best.getFirst().step(),
        best.isEmpty() ? Map.of() : validations.named(best.getFirst().values()));
  }

  /** Whole epochs done. */
  private long epoch() {
    return task.position().epoch();
  }

  @Override
  public void close() {
    average.close();
    steps.close();
  }
}
