package dev.firth.transformer;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Embedding;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.seq2seq.layers.PointerGenerator;
import dev.firth.seq2seq.layers.WeightTying;

/**
 * The encoder-decoder of Vaswani et al. 2017. If it copies ({@link PointerGenerator}), the
 * attention is that of the decoder's last layer, the mean of its heads.
 */
public final class Transformer extends EncoderDecoder {
  private static final String SAYING =
      """
        def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
          memory, memoryMask = self.encode(source, noise)
          return self.decoder(self.targetInput(target, 0, noise), memory, memoryMask, noise)

        def scores(self, hidden: Tensor) -> Tensor:
          return %1$s(hidden)
      """;

  private static final String COPYING =
      """
        def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
          memory, memoryMask = self.encode(source, noise)
          x, look = self.decoder.looking(self.targetInput(target, 0, noise), memory, memoryMask, noise)
          return self.copy.join(x, torch.mean(look, 1), memory, source)

        def scores(self, hidden: Tensor) -> Tensor:
          return self.copy.scores(hidden, %1$s(self.copy.vectors(hidden)))

        def searched(self, x: Tensor, look: Tensor, memory: Tensor, source: Tensor) -> Tensor:
          # rows that share a source are its positions
          shared = x.view(memory.size(0), -1, x.size(2))
          return self.copy.join(shared, torch.mean(look, 1), memory, source).view(x.size(0), -1)
      """;

  private final Embedding sourceEmbedding;
  private final Embedding targetEmbedding;
  private final WeightTying tying;
  private final int places;
  private final SourceAttention attention;
  private final boolean copies;

  /**
   * @param padding the id that stands behind the ends of sources
   * @throws dev.firth.runs.UsageException if it copies, or all matrices should be one, and the
   *     vocabularies differ
   */
  public Transformer(
      TransformerOptions options, int sourceVocabulary, int targetVocabulary, int padding) {
    super(sourceVocabulary, targetVocabulary);
    tying = options.tying();
    places = options.places();
    attention = new SourceAttention(options.decoderLayers(), options.heads());
    tying.check(sourceVocabulary, targetVocabulary);
    targetEmbedding = InputEmbedding.embedding(targetVocabulary, options);
    sourceEmbedding =
        tying == WeightTying.THREE_WAY
            ? targetEmbedding
            : InputEmbedding.embedding(sourceVocabulary, options);
    layer("sourceInput", new InputEmbedding(sourceEmbedding, options));
    layer("encoder", new TransformerEncoder(options));
    layer("targetInput", new InputEmbedding(targetEmbedding, options));
    layer("decoder", new TransformerDecoder(options));
    if (tying == WeightTying.NONE) {
      layer(
          "output",
          new Linear(options.dim(), targetVocabulary, false, WeightInitializer.xavierUniform(1)));
    }
    copies = options.copy();
    if (copies) {
      PointerGenerator.requireOneVocabulary(sourceVocabulary, targetVocabulary);
      layer("copy", new PointerGenerator(options.dim(), options.dim()));
    }
    constant("padding", padding);
  }

  /** With one vocabulary for both sides. */
  public Transformer(TransformerOptions options, int vocabulary, int padding) {
    this(options, vocabulary, vocabulary, padding);
  }

  @Override
  public Embedding sourceEmbedding() {
    return sourceEmbedding;
  }

  @Override
  public Embedding targetEmbedding() {
    return targetEmbedding;
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public SourceAttention attention() {
    return attention;
  }

  @Override
  protected String source() {
    String output = tying == WeightTying.NONE ? "self.output" : "self.targetInput.embedding.scores";
    String kept = copies ? ", memory, source" : "";
    int ofSource = copies ? 3 : 1;
    String found = copies ? "self.searched(x, last, kept[1], kept[2])" : "x.squeeze(1)";
    return (copies ? COPYING : SAYING).formatted(output)
        + """

          def padding_mask(self, ids: Tensor) -> Tensor:
            mask = torch.masked_fill(torch.zeros(ids.size()), torch.eq(ids, self.padding), -inf)
            return mask.unsqueeze(1).unsqueeze(1)

          def encode(self, source: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
            mask = self.padding_mask(source)
            return (self.encoder(self.sourceInput(source, 0, noise), mask, noise), mask)

          def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
            memory, mask = self.encode(source, self.silence())
            kept, state = self.decoder.start(memory)
            return ([mask%1$s] + kept, state)

          def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: int) -> Tuple[Tensor, List[Tensor], Tensor]:
            x = self.targetInput(tokens.unsqueeze(1), state[0].size(2), self.silence())
            x, state, weights, last = self.decoder.step(x, state, kept[%2$d:], kept[0], attention, self.silence())
            if attention >= 0:
              weights = torch.mean(weights, 1).view(tokens.size(0), -1)
            else:
              weights = torch.zeros([0])
            return (%3$s, state, weights)

          def look(self, source: Tensor, target: Tensor, layer: int) -> Tensor:
            kept, state = self.start(source)
            x = self.targetInput(target, 0, self.silence())
            _, _, weights, _ = self.decoder.step(x, state, kept[%2$d:], kept[0], layer, self.silence())
            return weights
        """
            .formatted(kept, ofSource, found);
  }
}
