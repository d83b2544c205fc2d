package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.train.checkpoint.Checkpoint;
import dev.firth.seq2seq.train.checkpoint.CheckpointFolder;
import dev.firth.seq2seq.train.checkpoint.KeptWeights;
import dev.firth.seq2seq.train.checkpoint.TrainingState;
import dev.firth.seq2seq.train.checkpoint.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a training on their way to files and back. All weights that a checkpoint names are
 * there at any moment: new ones are written before it, old ones removed after it.
 */
record TrainingFiles(
    CheckpointFolder folder,
    TrainingTask<?> task,
    Optimizer optimizer,
    Schedule schedule,
    TaskSteps<?> steps,
    MovingAverage average,
    Validations validations,
    TrainingClock clock) {

  /** The file to go on from. */
  Path checkpoint() {
    return folder.training();
  }

  /** Writes what a resumption needs. */
  void save() throws IOException {
    var state =
        new TrainingState(
            steps.steps(),
            clock.seconds(),
            task.position(),
            optimizer.name(),
            schedule.memory(),
            validations.lastStep(),
            validations.bad(),
            validations.best(),
            validations.last());
    Checkpoint.write(checkpoint(), state, arrays());
    folder.keepOnly(validations.kept());
    clock.saved(steps.steps());
  }

  /** Goes on from what was saved. */
  void resume() throws IOException {
    TrainingState state = Checkpoint.state(checkpoint());
    if (!state.optimizer().equals(optimizer.name())) {
      throw new BadInputException(
          "%s is of a training with %s, and this one is with %s"
              .formatted(checkpoint(), state.optimizer(), optimizer.name()));
    }
    task.resumeAt(state.position());
    Checkpoint.readArrays(checkpoint(), arrays());
    steps.resumeAfter(state.step());
    schedule.remember(state.schedule());
    validations.resume(state);
    clock.resume(state);
    folder.keepOnly(validations.kept());
  }

  /** Writes the weights as they are now, for being validated. */
  void keepWeights() throws IOException {
    WeightFile.write(folder.weights(steps.steps()), Map.of(), weights());
  }

  /**
   * The weights become those that the training was for; those of the last step if none are kept.
   */
  void takeFinalWeights(FinalWeights wanted) throws IOException {
    List<KeptWeights> best = validations.best();
    List<KeptWeights> kept =
        switch (wanted) {
          case LAST -> List.of();
          case BEST -> best.subList(0, Math.min(1, best.size()));
          case AVERAGE_OF_BEST -> best;
          case AVERAGE_OF_LAST -> validations.last();
        };
    if (kept.isEmpty()) {
      average.exchange();
    } else {
      WeightFile.average(folder.files(kept), weights());
    }
  }

  private Map<String, NDArray> weights() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    task.weights().forEach((name, weight) -> arrays.put(name, weight.getArray()));
    return arrays;
  }

  private Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    weights().forEach((name, array) -> arrays.put("weights." + name, array));
    average.arrays().forEach((name, array) -> arrays.put("average." + name, array));
    steps.state().forEach((name, array) -> arrays.put("optimizer." + name, array));
    return arrays;
  }
}
