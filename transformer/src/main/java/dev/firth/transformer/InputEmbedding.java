package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;

/**
 * What a stack of layers reads of ids (batch, time): their vectors, with positions where those are
 * added. {@code first} is the place of the first id of each row.
 */
public final class InputEmbedding extends ScriptBlock {
  private final boolean added;

  /**
   * @param embedding which others may use, too
   */
  public InputEmbedding(Embedding embedding, TransformerOptions options) {
    layer("embedding", embedding);
    added =
        switch (options.positions()) {
          case SINUSOIDAL -> {
            layer("positions", new SinusoidalPositions(options.dim()));
            yield true;
          }
          case LEARNED -> {
            layer("positions", new LearnedPositions(options.maxPositions(), options.dim()));
            yield true;
          }
          case RELATIVE, ROTARY -> false;
        };
    layer("dropout", new Dropout(options.dropout()));
  }

  /** Rows of weights for a vocabulary, scaled as the transformer's are. */
  public static Embedding embedding(int vocabulary, TransformerOptions options) {
    return new Embedding(vocabulary, options.dim(), Math.sqrt(options.dim()));
  }

  @Override
  protected String source() {
    return """
      def __call__(self, ids: Tensor, first: int, noise: __torch__.Noise) -> Tensor:
        x = self.embedding(ids)
        return self.dropout(%s, noise)
    """
        .formatted(added ? "self.positions(x, first)" : "x");
  }
}
