package dev.firth.seq2seq.train;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.inference.TargetScorer;
import java.util.List;

/**
 * Negative log-likelihood and perplexity of held-out sentences per target token, end tokens
 * included; labels are not smoothed and nothing is dropped.
 */
public final class LossValidator implements Validator, AutoCloseable {
  /** Mean negative log-likelihood of a target token. */
  public static final Measure LOSS = new Measure("loss", "nats/token", false);

  /** e to the power of the loss. */
  public static final Measure PERPLEXITY = new Measure("perplexity", "per token", false);

  private final TargetScorer scorer;
  private final BatchSampler sampler;

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   * @param sampler of the held-out sentences, of which the first epoch is taken
   */
  public LossValidator(SequenceModel model, BatchSampler sampler) {
    this.scorer = new TargetScorer(model);
    this.sampler = sampler;
  }

  @Override
  public List<Measure> measures() {
    return List.of(LOSS, PERPLEXITY);
  }

  @Override
  public List<Double> validate() {
    double sum = 0;
    long tokens = 0;
    for (Batch batch : sampler.epoch(0)) {
      for (float[] logs : scorer.score(batch)) {
        tokens += logs.length;
        for (float log : logs) {
          sum -= log;
        }
      }
    }
    double loss = sum / tokens;
    return List.of(loss, Math.exp(loss));
  }

  @Override
  public void close() {
    scorer.close();
  }
}
