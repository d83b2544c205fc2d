package dev.firth.transformer.bert.finetune;

import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.EpochPlan;
import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.train.BatchGradients;
import dev.firth.seq2seq.train.TrainingTask;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskGradients;
import dev.firth.transformer.bert.train.TaskLoss;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Learning from labelled examples: every one once an epoch, in batches of similar length whose
 * order seed and epoch decide. The loop's loss is the task's, counted by questions of the first
 * kind.
 */
public final class FinetuningTask implements TrainingTask<FinetuningBatch> {
  private final BertTask task;
  private final TaskExamples examples;
  private final BatchOptions options;
  private final ToDoubleFunction<String> rateShares;
  private final int fingerprint;

  private EpochPlan plan;
  private long epoch;
  private int batch;

  /**
   * @param task what is learned; it stays open
   * @param options of batches; their limit of a sentence's length means nothing here
   * @throws BadInputException if there is no example
   */
  public FinetuningTask(BertTask task, TaskExamples examples, BatchOptions options)
      throws BadInputException {
    this(task, examples, options, weight -> 1);
  }

  /**
   * Learning at rates that differ.
   *
   * @param rateShares the share of the learning rate that a weight has, by its name
   * @throws BadInputException if there is no example
   */
  public FinetuningTask(
      BertTask task,
      TaskExamples examples,
      BatchOptions options,
      ToDoubleFunction<String> rateShares)
      throws BadInputException {
    if (examples.count() == 0) {
      throw new BadInputException("there is no example to learn from");
    }
    this.task = task;
    this.examples = examples;
    this.options = options;
    this.rateShares = rateShares;
    var crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(examples.fingerprint()).flip());
    options.addTo(crc);
    fingerprint = (int) crc.getValue();
    plan = plan(0);
  }

  private EpochPlan plan(long number) {
    int[] all = IntStream.range(0, examples.count()).toArray();
    var random = new EpochRandom(options.seed(), number);
    return EpochPlan.of(examples::length, all, options, random);
  }

  @Override
  public Map<String, Parameter> weights() {
    return task.weights();
  }

  @Override
  public double rateShare(String weight) {
    return rateShares.applyAsDouble(weight);
  }

  /** Batches of the epoch at hand. */
  public int batches() {
    return plan.size();
  }

  @Override
  public FinetuningBatch next() {
    int[] chosen = plan.examples(batch);
    boolean last = batch == plan.size() - 1;
    var next = new FinetuningBatch(epoch, batch, last, chosen, examples.batch(chosen));
    batch++;
    if (last) {
      goTo(epoch + 1, 0);
    }
    return next;
  }

  private void goTo(long newEpoch, int newBatch) {
    plan = plan(newEpoch);
    epoch = newEpoch;
    batch = newBatch;
  }

  @Override
  public BatchGradients gradients(FinetuningBatch of) {
    long number = (of.epoch() << Integer.SIZE) | of.index();
    TaskGradients taught = task.gradients(of.content(), number);
    TaskLoss.Part first = taught.loss().kinds().getFirst();
    return new BatchGradients(
        taught.loss().mean() * first.count(), first.loss(), first.count(), taught.gradients());
  }

  @Override
  public SamplerPosition position() {
    return new SamplerPosition(epoch, batch, fingerprint);
  }

  @Override
  public void resumeAt(SamplerPosition position) throws BadInputException {
    if (position.fingerprint() != fingerprint) {
      throw new BadInputException(
          "the saved place in the examples was with other examples or other batch options: give the"
              + " same ones, or begin anew");
    }
    if (position.epoch() < 0 || position.batch() < 0) {
      throw new BadInputException("the saved place in the examples is damaged");
    }
    goTo(position.epoch(), position.batch());
    if (batch >= plan.size()) {
      throw new BadInputException(
          "the saved place in the examples is damaged: there is no batch %d in epoch %d"
              .formatted(batch, epoch));
    }
  }

  /** What is learned belongs to who made it. */
  @Override
  public void close() {}
}
