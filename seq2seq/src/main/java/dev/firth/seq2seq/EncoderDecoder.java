package dev.firth.seq2seq;

import dev.firth.seq2seq.layers.Embedding;

/**
 * A model that reads a sequence and writes another. Its script also has, if it looks at the source,
 *
 * <pre>
 * def look(self, source: Tensor, target: Tensor, layer: int) -> Tensor
 *     the weights (batch, heads, time, length) with which the decoder's layer of this index looks at the source for
 *     a target that is known, all heads apart: those of `advance`, token by token
 * </pre>
 */
public abstract class EncoderDecoder extends SequenceModel {
  private final int sourceVocabulary;

  protected EncoderDecoder(int sourceVocabulary, int targetVocabulary) {
    super(targetVocabulary);
    this.sourceVocabulary = sourceVocabulary;
  }

  /** The rows that sources are read with. */
  public abstract Embedding sourceEmbedding();

  /** The rows that targets are read with; the same object where sources share them. */
  public abstract Embedding targetEmbedding();

  /** The number of ids that a source can have. */
  public final int sourceVocabulary() {
    return sourceVocabulary;
  }
}
