package dev.firth.seq2seq;

import dev.firth.runs.UsageException;

/**
 * Which of a decoder's layers is asked how it looks at the source.
 *
 * @param number from 1, the layer that is nearest to the embeddings; {@link #PENULTIMATE} has 0
 */
public record AttentionLayer(int number) {
  /**
   * The last layer but one, or the only one: that which agrees best with what people align (Garg et
   * al. 2019, section 5).
   */
  public static final AttentionLayer PENULTIMATE = new AttentionLayer(0);

  /**
   * @throws UsageException if the number is negative
   */
  public AttentionLayer {
    if (number < 0) {
      throw new UsageException(
          "attention layer " + number + ": it must be 1 or more, 0 for the last but one");
    }
  }

  /**
   * The index of the layer in a model, from 0.
   *
   * @throws UsageException if the model has no such layer, or none at all
   */
  public int indexIn(SourceAttention attention) {
    if (!attention.exists()) {
      throw new UsageException("this model has no attention to the source");
    }
    if (number > attention.layers()) {
      throw new UsageException(
          "attention layer %d: the model has %d".formatted(number, attention.layers()));
    }
    return number == 0 ? Math.max(0, attention.layers() - 2) : number - 1;
  }
}
