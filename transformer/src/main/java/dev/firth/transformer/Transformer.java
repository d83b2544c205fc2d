package dev.firth.transformer;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;

/**
 * The encoder-decoder of Vaswani et al. 2017 with one vocabulary and one matrix for source, target
 * and output.
 */
public final class Transformer extends EncoderDecoder {
  /**
   * @param vocabulary of both languages
   * @param padding the id that stands behind the ends of sequences
   */
  public Transformer(TransformerOptions options, int vocabulary, int padding) {
    super(vocabulary, vocabulary);
    layer("embedding", new Embedding(vocabulary, options.dim(), Math.sqrt(options.dim())));
    layer("positions", new SinusoidalPositions(options.dim()));
    layer("encoder", new TransformerEncoder(options));
    layer("decoder", new TransformerDecoder(options));
    layer("dropout", new Dropout(options.dropout()));
    constant("padding", padding);
    constant("decoderLayers", options.decoderLayers());
  }

  @Override
  protected String source() {
    return """
      def embed(self, ids: Tensor, first: int, noise: __torch__.Noise) -> Tensor:
        return self.dropout(self.positions(self.embedding(ids), first), noise)

      def padding_mask(self, ids: Tensor) -> Tensor:
        mask = torch.masked_fill(torch.zeros(ids.size()), torch.eq(ids, self.padding), -inf)
        return mask.unsqueeze(1).unsqueeze(1)

      def future_mask(self, length: int) -> Tensor:
        return torch.triu(torch.full([length, length], -inf), 1)

      def encode(self, source: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
        mask = self.padding_mask(source)
        return (self.encoder(self.embed(source, 0, noise), mask, noise), mask)

      def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
        memory, memoryMask = self.encode(source, noise)
        x = self.embed(target, 0, noise)
        return self.decoder(x, memory, self.future_mask(target.size(1)), memoryMask, noise)

      def scores(self, hidden: Tensor) -> Tensor:
        return self.embedding.scores(hidden)

      def silence(self) -> __torch__.Noise:
        return __torch__.Noise(annotate(List[float], []), annotate(List[Tensor], []))

      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        memory, mask = self.encode(source, self.silence())
        kept = [mask]
        state : List[Tensor] = []
        for keys, values in self.decoder.source_keys_values(memory):
          kept.append(keys)
          kept.append(values)
          nothing = torch.zeros([keys.size(0), keys.size(1), 0, keys.size(3)])
          state.append(nothing)
          state.append(nothing)
        return (kept, state)

      def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor) -> Tuple[Tensor, List[Tensor]]:
        noise = self.silence()
        x = self.embed(tokens.unsqueeze(1), state[0].size(2), noise)
        past : List[Tuple[Tensor, Tensor]] = []
        source : List[Tuple[Tensor, Tensor]] = []
        for i in range(self.decoderLayers):
          past.append((state[2 * i], state[2 * i + 1]))
          source.append((kept[2 * i + 1], kept[2 * i + 2]))
        x, now = self.decoder.step(x, past, source, kept[0], noise)
        after : List[Tensor] = []
        for keys, values in now:
          after.append(keys)
          after.append(values)
        return (x.squeeze(1), after)
    """;
  }
}
