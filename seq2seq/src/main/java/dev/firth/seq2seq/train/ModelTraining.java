package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.Examples;
import dev.firth.seq2seq.data.SamplerCounts;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.train.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A model, its examples and how it learns from them: what the trainings of translation and of
 * language models have in common once their texts are ids. Use it within an {@link
 * dev.firth.runs.AwaitedWork}; not thread-safe.
 *
 * @param <M> the kind of model
 */
public final class ModelTraining<M extends SequenceModel> implements AutoCloseable {
  private final ModelConfig<M> config;
  private final ModelRecipe recipe;
  private final NDManager manager = Torch.manager().newSubManager();
  private final M model;
  private final BatchSampler sampler;
  private final LossValidator loss;
  private final SequenceTask task;

  /** Gives a model weights to begin with, in place of some or all random ones. */
  @FunctionalInterface
  public interface FirstWeights<M> {
    /** Sets weights of a model whose parameters are initialized, with arrays of the manager. */
    void set(M model, NDManager manager) throws IOException;
  }

  /**
   * A model with its first weights.
   *
   * @param first those that are not random
   * @param examples to learn from
   * @param heldOut examples that the loss is validated with
   * @throws BadInputException if there are no examples within the recipe's limits
   * @throws IllegalArgumentException if the recipe samples and the model cannot
   */
  public ModelTraining(
      ModelConfig<M> config,
      ModelRecipe recipe,
      FirstWeights<M> first,
      Examples examples,
      Examples heldOut)
      throws IOException {
    this.config = config;
    this.recipe = recipe;
    sampler = new BatchSampler(examples, recipe.batches());
    var held = new BatchSampler(heldOut, recipe.batches().withShuffle(false));
    model = config.build();
    model.initialize(manager, recipe.seed());
    first.set(model, manager);
    loss = new LossValidator(model, held);
    task =
        new SequenceTask(
            model,
            config.target().special(),
            recipe.labelSmoothing(),
            sampler,
            recipe.seed(),
            recipe.sampling());
  }

  /** The model, which changes with every step. */
  public M model() {
    return model;
  }

  /** What every epoch takes of the examples. */
  public SamplerCounts batches() {
    return sampler.counts();
  }

  /** How many numbers are learned. */
  public long numbers() {
    return model.parameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
  }

  /**
   * The loop, at the run's last checkpoint if it has one. The caller closes it before this.
   *
   * @param more validators beside that of the loss
   */
  public TrainingLoop loop(List<Validator> more, RunDirectory run, Progress progress)
      throws IOException {
    List<Validator> validators = new ArrayList<>(List.of(loss));
    validators.addAll(more);
    var loop =
        new TrainingLoop(
            task,
            recipe.optimizer(),
            recipe.schedule(),
            validators,
            recipe.training(),
            run,
            progress);
    try {
      if (Files.exists(new CheckpointFolder(run.checkpoints()).training())) {
        loop.resume();
      }
      return loop;
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  /**
   * Makes the run's directory that of a model, unless the training was {@link StopReason#STOPPED}.
   */
  public void write(TrainingResult result, RunDirectory run) throws IOException {
    if (result.reason() != StopReason.STOPPED) {
      ModelDirectory.write(run.path(), config, model);
    }
  }

  /** Tries learning rates; model and place in the data stay as they are. */
  public LearningRateCurve sweep(LearningRateFinder finder) throws IOException {
    return finder.sweep(task, recipe.optimizer(), recipe.training());
  }

  @Override
  public void close() {
    task.close();
    loss.close();
    manager.close();
  }
}
