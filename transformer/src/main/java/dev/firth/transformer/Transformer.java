package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;

/**
 * The encoder-decoder of Vaswani et al. 2017 with one vocabulary and one matrix for source, target and output.
 *
 * <p>{@code hidden} gives the decoder's vectors for all positions of a target that is known, {@code scores} what they
 * mean over the vocabulary.
 */
public final class Transformer extends ScriptBlock {
  public Transformer(TransformerOptions options, int vocabulary, int padding) {
    layer("embedding", new Embedding(vocabulary, options.dim(), Math.sqrt(options.dim())));
    layer("positions", new SinusoidalPositions(options.dim()));
    layer("encoder", new TransformerEncoder(options));
    layer("decoder", new TransformerDecoder(options));
    layer("dropout", new Dropout(options.dropout()));
    constant("padding", padding);
  }

  @Override
  protected String source() {
    return """
        def embed(self, ids: Tensor, noise: __torch__.Noise) -> Tensor:
          return self.dropout(self.positions(self.embedding(ids), 0), noise)

        def padding_mask(self, ids: Tensor) -> Tensor:
          mask = torch.zeros(ids.size())
          return torch.masked_fill(mask, torch.eq(ids, self.padding), -inf).unsqueeze(1).unsqueeze(1)

        def future_mask(self, length: int) -> Tensor:
          return torch.triu(torch.full([length, length], -inf), 1)

        def encode(self, source: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
          mask = self.padding_mask(source)
          return (self.encoder(self.embed(source, noise), mask, noise), mask)

        def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
          memory, memoryMask = self.encode(source, noise)
          x = self.embed(target, noise)
          return self.decoder(x, memory, self.future_mask(target.size(1)), memoryMask, noise)

        def scores(self, hidden: Tensor) -> Tensor:
          return self.embedding.scores(hidden)
      """;
  }
}
