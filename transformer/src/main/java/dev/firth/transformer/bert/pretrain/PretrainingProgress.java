package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.train.TaskLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums of what training batches cost, beside what the baselines reach. Not thread-safe. */
final class PretrainingProgress {
  private final Baselines baselines;
  private final SentenceTask pairs;
  private Sums masked = Sums.NONE;
  private Sums pairsSums = Sums.NONE;
  private Sums taught = Sums.NONE;
  private long tokens;
  private long since = System.nanoTime();

  PretrainingProgress(Baselines baselines, SentenceTask pairs) {
    this.baselines = baselines;
    this.pairs = pairs;
  }

  /** Of one kind of question. */
  private record Sums(double loss, long hits, long count) {
    static final Sums NONE = new Sums(0, 0, 0);

    Sums plus(TaskLoss.Part part) {
      return new Sums(loss + part.loss(), hits + part.hits(), count + part.count());
    }

    double mean() {
      return loss / count;
    }

    double accuracy() {
      return (double) hits / count;
    }
  }

  /**
   * Takes note of a batch.
   *
   * @param batchTokens that were read, filling not counted
   */
  void add(TaskLoss loss, long batchTokens) {
    masked = masked.plus(loss.kinds().getFirst());
    boolean hasPairs = pairs != SentenceTask.NONE;
    if (hasPairs) {
      pairsSums = pairsSums.plus(loss.kinds().get(1));
    }
    int questions = hasPairs ? 2 : 1;
    if (loss.kinds().size() > questions) {
      taught = taught.plus(loss.kinds().get(questions));
    }
    tokens += batchTokens;
  }

  /** The figures since this was last asked for. */
  Map<String, Double> take() {
    var figures = new LinkedHashMap<String, Double>();
    figures.put(TaskNames.MLM_LOSS, masked.mean());
    figures.put(TaskNames.MLM_ACCURACY, masked.accuracy());
    figures.put("unigramAccuracy", baselines.unigram().accuracy());
    figures.put(TaskNames.MLM_PERPLEXITY, Math.exp(masked.mean()));
    figures.put("unigramPerplexity", baselines.unigram().perplexity());
    if (pairsSums.count() > 0) {
      figures.put(TaskNames.pairLoss(pairs), pairsSums.mean());
      figures.put(TaskNames.pairAccuracy(pairs), pairsSums.accuracy());
    }
    if (taught.count() > 0) {
      figures.put("teacherAgreement", taught.accuracy());
    }
    long now = System.nanoTime();
    figures.put("tokensPerSecond", tokens * 1e9 / (now - since));
    masked = Sums.NONE;
    pairsSums = Sums.NONE;
    taught = Sums.NONE;
    tokens = 0;
    since = now;
    return figures;
  }
}
