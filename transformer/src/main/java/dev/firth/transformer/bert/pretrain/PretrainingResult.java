package dev.firth.transformer.bert.pretrain;

import dev.firth.seq2seq.train.TrainingResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a pretraining ended.
 *
 * @param training steps, epochs, seconds and why it ended
 * @param heldOut what the model reaches on held-out rows: {@code mlmLoss} (nats a masked token),
 *     {@code mlmAccuracy}, {@code mlmPerplexity}, and {@code nspLoss} and {@code nspAccuracy}, or
 *     {@code sop…}, where pairs were learned
 * @param baselines what simple rules reach on the same rows
 * @param teacher what the teacher reaches on them, by the same names; empty where there was none
 */
public record PretrainingResult(
    TrainingResult training,
    Map<String, Double> heldOut,
    Baselines baselines,
    Map<String, Double> teacher) {
  public PretrainingResult {
    heldOut = Collections.unmodifiableMap(new LinkedHashMap<>(heldOut));
    teacher = Collections.unmodifiableMap(new LinkedHashMap<>(teacher));
  }
}
