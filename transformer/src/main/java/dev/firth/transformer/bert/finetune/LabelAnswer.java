package dev.firth.transformer.bert.finetune;

import java.util.SequencedMap;

/**
 * The label that a text seems to have.
 *
 * @param label the likeliest
 * @param probabilities of all labels, in their order
 * @param lost tokens of the text that were cut off unread
 */
public record LabelAnswer(String label, SequencedMap<String, Double> probabilities, int lost) {
  /** Of the likeliest label. */
  public double probability() {
    return probabilities.get(label);
  }
}
