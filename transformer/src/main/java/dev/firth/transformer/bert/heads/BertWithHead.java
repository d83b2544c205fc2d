package dev.firth.transformer.bert.heads;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.transformer.bert.Bert;
import java.util.List;

/**
 * A BERT and what answers questions about the texts it reads. Its script has
 *
 * <pre>
 * def scores(self, hidden: Tensor, lengths: Tensor, places: Tensor, noise: __torch__.Noise) -> List[Tensor]
 *     for each kind of question (questions, answers): what the softmax over the answers is taken of, or the
 *     answer itself where it is a number
 * </pre>
 *
 * with hidden states (batch, time, dim) and lengths as {@link Bert} has them; {@code places} are
 * the cells, row by row, that questions about single tokens are about.
 */
public abstract class BertWithHead extends ScriptBlock {
  private final Bert bert;

  @SuppressWarnings("this-escape") // declarations run nothing of a subclass
  protected BertWithHead(Bert bert) {
    this.bert = layer("bert", bert);
    weightsBegin(WeightInitializer.truncatedNormal(bert.options().deviation()));
  }

  /** What reads the texts. */
  public final Bert bert() {
    return bert;
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }
}
