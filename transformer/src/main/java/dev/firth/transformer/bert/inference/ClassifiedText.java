package dev.firth.transformer.bert.inference;

/**
 * What a classifier says of a text.
 *
 * @param values probabilities of the classes, or of a model with one output the number itself
 * @param tokens that were read, special ones included
 * @param cut tokens behind the model's last position, which were not read
 */
@SuppressWarnings("ArrayRecordComponent") // plain data, compared by nobody
public record ClassifiedText(float[] values, int tokens, int cut) {
  /** The number of the most probable class. */
  public int best() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
