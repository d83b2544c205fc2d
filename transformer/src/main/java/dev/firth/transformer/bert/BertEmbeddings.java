package dev.firth.transformer.bert;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;
import dev.firth.seq2seq.layers.LayerNorm;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.SinusoidalPositions;

/**
 * Ids and segments (batch, time) to vectors (batch, time, dim): the sum of a row for the token, one
 * for its place and one for its segment, normalised; projected where embeddings have a dim of their
 * own.
 */
public final class BertEmbeddings extends ScriptBlock {
  private final BertOptions options;
  private final Embedding tokens;
  private final Embedding positions;

  public BertEmbeddings(BertOptions options) {
    this.options = options;
    int dim = options.tokenDim();
    tokens = layer("tokens", new Embedding(options.vocabulary(), dim, 1));
    int places = options.firstPosition() + options.positions();
    positions = layer("positions", new Embedding(places, dim, 1));
    if (options.segments() > 0) {
      layer("segments", new Embedding(options.segments(), dim, 1));
    }
    layer("norm", new LayerNorm(dim, options.epsilon()));
    layer("dropout", new Dropout(options.dropout()));
    if (options.embeddingDim() > 0) {
      layer("projection", new Linear(dim, options.dim()));
    }
    constant("first", options.firstPosition());
  }

  /** The rows of the tokens, which the masked-language head shares. */
  public Embedding tokens() {
    return tokens;
  }

  /**
   * Lets the places begin with sines, as large as they are now: then a place and the next one
   * differ everywhere by the same rotation, which attention finds sooner than all pairs of random
   * vectors.
   *
   * @throws IllegalStateException if the weights are not initialized
   */
  public void positionsBeginWithSines() {
    int first = options.firstPosition();
    positions.replaceRows(
        place -> place < first ? null : SinusoidalPositions.row(place - first, options.tokenDim()));
  }

  @Override
  protected String source() {
    return """
      def __call__(self, ids: Tensor, segments: Tensor, noise: __torch__.Noise) -> Tensor:
        x = self.tokens(ids)%s
        x = x + self.positions.weight[self.first : self.first + ids.size(1)]
        x = self.dropout(self.norm(x), noise)
        return %s
    """
        .formatted(
            options.segments() > 0 ? " + self.segments(segments)" : "",
            options.embeddingDim() > 0 ? "self.projection(x)" : "x");
  }
}
