package dev.firth.transformer.lm;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.seq2seq.layers.WeightTying;
import dev.firth.transformer.CausalDecoder;
import dev.firth.transformer.InputEmbedding;
import dev.firth.transformer.TransformerOptions;

/**
 * A decoder-only transformer (Radford et al. 2018): says the next token of a text from those before
 * it. Normalised before or after the sub-layers, with any kind of positions; embedding and output
 * are one matrix unless nothing is tied.
 */
public final class CausalLanguageModel extends SequenceModel {
  private final boolean tied;
  private final int places;

  /**
   * @param options of which {@code decoderLayers} counts the layers, and {@code encoderLayers} is
   *     not looked at
   */
  public CausalLanguageModel(TransformerOptions options, int vocabulary) {
    super(vocabulary);
    tied = options.tying() != WeightTying.NONE;
    places = options.places();
    layer("input", new InputEmbedding(InputEmbedding.embedding(vocabulary, options), options));
    layer("decoder", new CausalDecoder(options));
    if (!tied) {
      layer(
          "output",
          new Linear(options.dim(), vocabulary, false, WeightInitializer.xavierUniform(1)));
    }
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public SourceAttention attention() {
    return SourceAttention.NONE;
  }

  @Override
  protected String source() {
    return """
      def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
        return self.decoder(self.input(target, 0, noise), noise)

      def scores(self, hidden: Tensor) -> Tensor:
        return %s(hidden)

      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        return (annotate(List[Tensor], []), self.decoder.start(source.size(0)))

      def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: int) -> Tuple[Tensor, List[Tensor], Tensor]:
        x = self.input(tokens.unsqueeze(1), state[0].size(2), self.silence())
        x, state = self.decoder.step(x, state, self.silence())
        return (x.squeeze(1), state, torch.zeros([0]))
    """
        .formatted(tied ? "self.input.embedding.scores" : "self.output");
  }
}
