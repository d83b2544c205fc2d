package dev.firth.seq2seq.train;

import dev.firth.seq2seq.engine.ScriptValue;

/**
 * What a batch cost and teaches, summed over its target tokens, end tokens included.
 *
 * @param loss that the gradients are of, in nats
 * @param negativeLogLikelihood of the targets themselves, in nats
 * @param tokens of the targets, or whatever the loss is a sum over
 * @param gradients of the summed loss: a tensor for each weight, in the order of {@link
 *     TrainingTask#weights}; whoever takes them closes them
 */
public record BatchGradients(
    double loss, double negativeLogLikelihood, long tokens, ScriptValue gradients)
    implements AutoCloseable {
  @Override
  public void close() {
    gradients.close();
  }
}
