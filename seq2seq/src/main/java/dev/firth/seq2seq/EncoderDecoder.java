package dev.firth.seq2seq;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Noise;
import java.util.List;

/**
 * A model that reads a sequence and writes another. Its script has, beside what its kind needs:
 *
 * <pre>
 * def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor
 *     the decoder's vectors (batch, time, dim) for a target that is known: position t has read the target to t
 * def scores(self, hidden: Tensor) -> Tensor
 *     (..., dim) to (..., vocabulary), what the softmax over the next token is taken of
 * def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]
 *     the state before the first token: what belongs to the source and what changes with the target; all tensors
 *     have a row for each sequence as their first axis, so that a search can put them in another order
 * def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor) -> Tuple[Tensor, List[Tensor]]
 *     appends a token to each row: its vector (rows, dim) and the state after it
 * </pre>
 *
 * <p>Ids (batch, length) are padded behind their ends; a source ends with the end token, a target
 * begins with the start token.
 */
public abstract class EncoderDecoder extends ScriptBlock {
  private final int sourceVocabulary;
  private final int targetVocabulary;

  protected EncoderDecoder(int sourceVocabulary, int targetVocabulary) {
    this.sourceVocabulary = sourceVocabulary;
    this.targetVocabulary = targetVocabulary;
  }

  /** The number of ids that a source can have. */
  public final int sourceVocabulary() {
    return sourceVocabulary;
  }

  /** The number of ids that a target can have. */
  public final int targetVocabulary() {
    return targetVocabulary;
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }
}
