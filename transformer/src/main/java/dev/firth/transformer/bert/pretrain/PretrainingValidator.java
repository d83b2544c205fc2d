package dev.firth.transformer.bert.pretrain;

import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.Validator;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.TaskLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss and accuracy on held-out rows, without dropout. */
final class PretrainingValidator implements Validator {
  private final BertTask task;
  private final HeldOutRows rows;
  private final SentenceTask pairs;

  PretrainingValidator(BertTask task, HeldOutRows rows, SentenceTask pairs) {
    this.task = task;
    this.rows = rows;
    this.pairs = pairs;
  }

  @Override
  public List<Measure> measures() {
    var measures =
        new ArrayList<>(
            List.of(
                new Measure(TaskNames.MLM_LOSS, "nats/masked token", false),
                new Measure(TaskNames.MLM_ACCURACY, "", true),
                new Measure(TaskNames.MLM_PERPLEXITY, "per masked token", false)));
    if (pairs != SentenceTask.NONE) {
      measures.add(new Measure(TaskNames.pairLoss(pairs), "nats/pair", false));
      measures.add(new Measure(TaskNames.pairAccuracy(pairs), "", true));
    }
    return measures;
  }

  @Override
  public List<Double> validate() {
    var losses = new ArrayList<TaskLoss>();
    rows.forEach(batch -> losses.add(task.evaluate(batch.task())));
    TaskLoss.Part masked = sum(losses, 0);
    var values =
        new ArrayList<>(List.of(masked.mean(), masked.accuracy(), Math.exp(masked.mean())));
    if (pairs != SentenceTask.NONE) {
      TaskLoss.Part ofPairs = sum(losses, 1);
      values.addAll(List.of(ofPairs.mean(), ofPairs.accuracy()));
    }
    return values;
  }

  private static TaskLoss.Part sum(List<TaskLoss> losses, int kind) {
    double loss = 0;
    long hits = 0;
    long count = 0;
    for (TaskLoss batch : losses) {
      TaskLoss.Part part = batch.kinds().get(kind);
      loss += part.loss();
      hits += part.hits();
      count += part.count();
    }
    return new TaskLoss.Part(loss, hits, count, 1);
  }

  /** The values of the measures by their names. */
  Map<String, Double> named() {
    var named = new LinkedHashMap<String, Double>();
    List<Double> values = validate();
    for (Measure measure : measures()) {
      named.put(measure.name(), values.get(named.size()));
    }
    return named;
  }
}
