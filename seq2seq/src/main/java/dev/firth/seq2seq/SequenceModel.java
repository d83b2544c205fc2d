package dev.firth.seq2seq;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Silence;

/**
 * A model that writes a sequence token by token, after it has read a source ({@link
 * EncoderDecoder}) or nothing, as language models do. Its script has, beside what its kind needs:
 *
 * <pre>
 * def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor
 *     the decoder's vectors (batch, time, dim) for a target that is known: position t has read the target to t
 * def scores(self, hidden: Tensor) -> Tensor
 *     (..., dim) to (..., vocabulary), what the softmax over the next token is taken of
 * def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]
 *     the state before the first token: what belongs to the source and what changes with the target; all tensors
 *     have a row for each sequence as their first axis, so that a search can put them in another order
 * def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: int) -> Tuple[Tensor, List[Tensor], Tensor]
 *     appends a token to each row: its vector (rows, dim), the state after it and how the decoder's layer of this
 *     index looks at the source then, the mean of its heads (rows, length), weights that sum to 1, 0 at padding;
 *     any tensor below 0. Rows that follow each other may share a row of what belongs to the source, equally many
 *     each
 * </pre>
 *
 * <p>{@code self.silence()} is the noise of a model that works and does not learn. Ids (batch,
 * length) are padded behind their ends; a source ends with the end token, a target begins with the
 * start token. Where there is no source, it is (batch, 0) or, in training, (0, 0).
 */
public abstract class SequenceModel extends ScriptBlock {
  private final int targetVocabulary;

  @SuppressWarnings("this-escape") // a layer is only noted: nothing of a subclass is asked
  protected SequenceModel(int targetVocabulary) {
    this.targetVocabulary = targetVocabulary;
    layer("silence", new Silence());
  }

  /** The number of ids that a target can have. */
  public final int targetVocabulary() {
    return targetVocabulary;
  }

  /** Most tokens of a source or a target that it can tell apart; by default any number. */
  public int places() {
    return Integer.MAX_VALUE;
  }

  /**
   * Checks the length of what is read.
   *
   * @throws UsageException if it is more than {@link #places}
   */
  public final void requirePlaces(int length) {
    if (length > places()) {
      throw new UsageException(
          "a sequence of %,d tokens is longer than the %,d places that the model can learn: allow shorter ones, or train a model with other positions"
              .formatted(length, places()));
    }
  }

  /** Whether and how often it looks at the source. */
  public abstract SourceAttention attention();

  /**
   * Whether, in training, it reads its own tokens where the noise says so: scheduled sampling.
   * Those that do all positions at once do not.
   */
  public boolean samples() {
    return false;
  }
}
