package dev.firth.transformer.bert.train;

import dev.firth.seq2seq.engine.ScriptValue;

/**
 * What a batch cost and teaches.
 *
 * @param loss of each kind of question
 * @param gradients of {@link TaskLoss#mean} times the number of questions of the first kind, a
 *     tensor for each weight in the order of {@link BertTask#weights}; whoever takes them closes
 *     them
 */
public record TaskGradients(TaskLoss loss, ScriptValue gradients) implements AutoCloseable {
  @Override
  public void close() {
    gradients.close();
  }
}
