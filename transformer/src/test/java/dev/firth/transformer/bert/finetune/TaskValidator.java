package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.EpochPlan;
import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.Validator;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskLoss;
import java.util.List;
import java.util.stream.IntStream;

/** Loss and accuracy of the first kind of question over held-out examples, without dropout. */
public final class TaskValidator implements Validator {
  /** Mean loss of a question. */
  public static final Measure LOSS = new Measure("loss", "nats/answer", false);

  /** Share of right answers. */
  public static final Measure ACCURACY = new Measure("accuracy", "", true);

  private final BertTask task;
  private final TaskExamples examples;
  private final EpochPlan plan;

  /**
   * @param task whose model is judged; it stays open
   * @param options of batches, which are not shuffled
   */
  public TaskValidator(BertTask task, TaskExamples examples, BatchOptions options) {
    this.task = task;
    this.examples = examples;
    int[] all = IntStream.range(0, examples.count()).toArray();
    var inOrder = options.withShuffle(false);
    plan = EpochPlan.of(examples::length, all, inOrder, new EpochRandom(options.seed(), 0));
  }

  @Override
  public List<Measure> measures() {
    return List.of(LOSS, ACCURACY);
  }

  @Override
  public List<Double> validate() {
    double loss = 0;
    long hits = 0;
    long count = 0;
    for (int i = 0; i < plan.size(); i++) {
      TaskLoss.Part part = task.evaluate(examples.batch(plan.examples(i))).kinds().getFirst();
      loss += part.loss();
      hits += part.hits();
      count += part.count();
    }
    return List.of(loss / count, (double) hits / count);
  }
}
