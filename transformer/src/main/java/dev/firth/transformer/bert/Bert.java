package dev.firth.transformer.bert;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.LayerNorm;
import dev.firth.seq2seq.layers.Noise;
import dev.firth.transformer.EncoderLayer;
import dev.firth.transformer.FeedForward;
import dev.firth.transformer.MultiHeadAttention;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The encoder of Devlin et al. 2019: embeddings, layers that normalise after each sub-layer, and a
 * pooler where the options have one.
 *
 * <p>The script's methods take ids and segments (batch, time), padded behind their ends, and the
 * lengths (batch):
 *
 * <pre>
 * def __call__(self, ids, segments, lengths, noise) -> Tensor           (batch, time, dim)
 * def hidden_states(self, ids, segments, lengths, noise) -> List[Tensor]    embeddings, then each layer
 * def mask(self, lengths: Tensor, columns: int) -> Tensor
 * def layer(self, i: int, x, mask, noise) -> Tensor             one layer, for classifiers between layers
 * def pooled(self, hidden, noise) -> Tensor       (batch, dim), the first token's vector itself where
 *                                                 the pooling is not in the model
 * </pre>
 *
 * Vectors behind the end of a text mean nothing.
 */
public final class Bert extends ScriptBlock {
  private final BertOptions options;
  private final BertEmbeddings embeddings;

  public Bert(BertOptions options) {
    this.options = options;
    weightsBegin(WeightInitializer.truncatedNormal(options.deviation()));
    embeddings = layer("embeddings", new BertEmbeddings(options));
    layers(
        "layers",
        IntStream.range(0, options.differentLayers()).mapToObj(i -> layer(options)).toList());
    if (options.pooling() == Pooling.IN_MODEL) {
      layer("pooler", new Pooler(options));
    }
    constant("depth", options.layers());
    constant("different", options.differentLayers());
  }

  private static EncoderLayer layer(BertOptions options) {
    return new EncoderLayer(
        new MultiHeadAttention(options.dim(), options.heads(), options.attentionDropout()),
        new LayerNorm(options.dim(), options.epsilon()),
        new FeedForward(options.dim(), options.hidden(), options.activation(), 0),
        new LayerNorm(options.dim(), options.epsilon()),
        new Dropout(options.dropout()),
        false);
  }

  /** What it was made from. */
  public BertOptions options() {
    return options;
  }

  /** Its first layer. */
  public BertEmbeddings embeddings() {
    return embeddings;
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    boolean inModel = options.pooling() == Pooling.IN_MODEL;
    String pooled = inModel ? "self.pooler(first, noise)" : "first";
    return """
      def mask(self, lengths: Tensor, columns: int) -> Tensor:
        beyond = torch.ge(torch.arange(columns).unsqueeze(0), lengths.unsqueeze(1))
        mask = torch.masked_fill(torch.zeros(beyond.size()), beyond, -inf)
        return mask.unsqueeze(1).unsqueeze(1)

      def layer(self, i: int, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        layer = self.layers[i * self.different // self.depth]
        return layer(x, mask, noise)

      def hidden_states(self, ids: Tensor, segments: Tensor, lengths: Tensor, noise: __torch__.Noise) -> List[Tensor]:
        mask = self.mask(lengths, ids.size(1))
        x = self.embeddings(ids, segments, noise)
        states = [x]
        for i in range(self.depth):
          x = self.layer(i, x, mask, noise)
          states.append(x)
        return states

      def __call__(self, ids: Tensor, segments: Tensor, lengths: Tensor, noise: __torch__.Noise) -> Tensor:
        mask = self.mask(lengths, ids.size(1))
        x = self.embeddings(ids, segments, noise)
        for i in range(self.depth):
          x = self.layer(i, x, mask, noise)
        return x

      def pooled(self, hidden: Tensor, noise: __torch__.Noise) -> Tensor:
        first = torch.select(hidden, 1, 0)
        return %s
    """
        .formatted(pooled);
  }
}
