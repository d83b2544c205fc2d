package dev.firth.seq2seq.train;

import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.Batch;
import dev.firth.seq2seq.data.BatchPrefetcher;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.BatchSource;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.data.SpecialIds;
import java.util.Map;

/**
 * Learning to write targets, for sources or without, by label-smoothed cross-entropy: translation
 * models and language models. The decoder reads the target (teacher forcing) or, by scheduled
 * sampling, sometimes its own tokens. Batches are made ahead on a thread of their own.
 */
public final class SequenceTask implements TrainingTask<Batch> {
  private static final int AHEAD = 8;

  private final SequenceModel model;
  private final BatchSampler sampler;
  private final SequenceGradients gradients;
  private final ScheduledSampling sampling;
  private final long batchesOfEpoch;
  private BatchSource ahead;

  /**
   * With teacher forcing.
   *
   * @param model whose parameters are initialized
   * @param target special tokens of the target's vocabulary
   * @param smoothing of the labels, 0 for none
   * @param sampler of sentence pairs, or of texts for a language model; it belongs to this task
   *     until that is closed
   * @param seed decides what dropout drops
   */
  public SequenceTask(
      SequenceModel model, SpecialIds target, double smoothing, BatchSampler sampler, long seed) {
    this(model, target, smoothing, sampler, seed, ScheduledSampling.NONE);
  }

  /**
   * With scheduled sampling, whose batches are counted as if all epochs had as many as the first.
   *
   * @param seed decides what dropout drops and where the decoder reads its own tokens
   * @throws IllegalArgumentException if the model cannot read its own tokens in training
   */
  public SequenceTask(
      SequenceModel model,
      SpecialIds target,
      double smoothing,
      BatchSampler sampler,
      long seed,
      ScheduledSampling sampling) {
    if (!sampling.equals(ScheduledSampling.NONE) && !model.samples()) {
      throw new IllegalArgumentException(
          "scheduled sampling needs a model that writes token by token in training, too");
    }
    this.sampling = sampling;
    this.batchesOfEpoch = sampler.batches(0);
    this.model = model;
    this.sampler = sampler;
    this.gradients = new SequenceGradients(model, target, smoothing, seed);
  }

  @Override
  public Map<String, Parameter> weights() {
    return model.parameters();
  }

  @Override
  public Batch next() {
    if (ahead == null) {
      ahead = new BatchPrefetcher(sampler, AHEAD);
    }
    return ahead.next();
  }

  @Override
  public BatchGradients gradients(Batch batch) {
    long number = (batch.epoch() << Integer.SIZE) | batch.index();
    double probability = sampling.probability(batch.epoch() * batchesOfEpoch + batch.index());
    return gradients.of(batch.source(), batch.targetIn(), batch.targetOut(), number, probability);
  }

  @Override
  public SamplerPosition position() {
    return ahead == null ? sampler.position() : ahead.position();
  }

  @Override
  public void resumeAt(SamplerPosition position) throws BadInputException {
    stopAhead();
    sampler.resumeAt(position);
  }

  private void stopAhead() {
    if (ahead != null) {
      ahead.close();
      ahead = null;
    }
  }

  @Override
  public void close() {
    stopAhead();
    gradients.close();
  }
}
