package dev.firth.transformer.bert.finetune;

import dev.firth.transformer.bert.train.TaskBatch;

/** Numbered examples of a task, encoded and with their answers. */
public interface TaskExamples {
  /** How many there are. */
  int count();

  /** Tokens of an example's row, or of the longest where it has several, special ones included. */
  int length(int example);

  /** Some examples as a batch, in this order. */
  TaskBatch batch(int... examples);

  /** A number that tells these examples from others, in content or in order. */
  int fingerprint();
}
