package dev.firth.transformer.bert.pretrain;

import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.train.BatchGradients;
import dev.firth.seq2seq.train.TrainingTask;
import dev.firth.transformer.bert.data.ExampleBatch;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskGradients;
import java.util.Map;

/**
 * Learning to say what was masked, and how pairs of segments came about. The loss is the sum of
 * both mean losses, as in BERT, counted by masked tokens.
 */
final class PretrainingTask implements TrainingTask<ExampleBatch> {
  private final BertTask task;
  private final PhasedExamples examples;
  private final MaskedBatches batches;
  private final PretrainingProgress progress;

  PretrainingTask(
      BertTask task, PhasedExamples examples, MaskedBatches batches, PretrainingProgress progress) {
    this.task = task;
    this.examples = examples;
    this.batches = batches;
    this.progress = progress;
  }

  @Override
  public Map<String, Parameter> weights() {
    return task.weights();
  }

  @Override
  public ExampleBatch next() {
    return examples.next();
  }

  @Override
  public BatchGradients gradients(ExampleBatch batch) {
    PretrainingBatch rows = batches.batch(batch);
    long number = batch.epoch() << Integer.SIZE | batch.index();
    TaskGradients gradients = task.gradients(rows.task(), number);
    var masked = gradients.loss().kinds().getFirst();
    progress.add(gradients.loss(), rows.input().tokens().tokens());
    return new BatchGradients(
        gradients.loss().mean() * masked.count(),
        masked.loss(),
        masked.count(),
        gradients.gradients());
  }

  @Override
  public Map<String, Double> measures() {
    return progress.take();
  }

  @Override
  public SamplerPosition position() {
    return examples.position();
  }

  @Override
  public void resumeAt(SamplerPosition position) throws BadInputException {
    examples.resumeAt(position);
  }

  /** The task of the model belongs to who made it. */
  @Override
  public void close() {}
}
