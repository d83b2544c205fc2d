package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;
import dev.firth.seq2seq.layers.Linear;

/**
 * A recurrent encoder-decoder with a vocabulary for each side (Sutskever et al. 2014; Bahdanau et
 * al. 2015; Luong et al. 2015).
 */
public final class RecurrentModel extends EncoderDecoder {
  private final Embedding sourceEmbedding;
  private final Embedding targetEmbedding;
  private final AttentionDecoder decoder;

  /**
   * @param padding the id that stands behind the ends of sequences, in both vocabularies
   */
  public RecurrentModel(
      RecurrentOptions options, int sourceVocabulary, int targetVocabulary, int padding) {
    super(sourceVocabulary, targetVocabulary);
    sourceEmbedding =
        layer("sourceEmbedding", new Embedding(sourceVocabulary, options.embedding(), 1));
    targetEmbedding =
        layer("targetEmbedding", new Embedding(targetVocabulary, options.embedding(), 1));
    layer("encoder", new RecurrentEncoder(options));
    decoder = layer("decoder", new AttentionDecoder(options));
    layer(
        "output",
        new Linear(options.hidden(), targetVocabulary, false, WeightInitializer.xavierUniform(1)));
    layer("dropout", new Dropout(options.dropout()));
    constant("padding", padding);
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
  public boolean samples() {
    return true;
  }

  @Override
  public SourceAttention attention() {
    return decoder.attends() ? SourceAttention.SINGLE : SourceAttention.NONE;
  }

  @Override
  protected String source() {
    return """
      def encode(self, source: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor, Tensor]:
        here = torch.ne(source, self.padding)
        mask = torch.masked_fill(torch.zeros(source.size()), torch.logical_not(here), -inf)
        x = self.dropout(self.sourceEmbedding(source), noise)
        memory, last = self.encoder(x, torch.sum(here, 1), noise)
        return (memory, last, mask)

      def hidden(self, source: Tensor, target: Tensor, noise: __torch__.Noise) -> Tensor:
        memory, last, mask = self.encode(source, noise)
        keys = self.decoder.keys(memory)
        state = self.decoder.start(last)
        x = self.dropout(self.targetEmbedding(target), noise)
        outputs : List[Tensor] = []
        for t in range(target.size(1)):
          y = x[:, t]
          if t > 0 and noise.own.numel() > 0:
            y = torch.where(torch.eq(noise.own[:, t:t + 1], 0.0), self.said(state[0], noise), y)
          state, _ = self.decoder.step(y, state, keys, memory, mask, noise)
          outputs.append(state[0])
        return torch.stack(outputs, 1)

      def said(self, output: Tensor, noise: __torch__.Noise) -> Tensor:
        token = torch.argmax(self.scores(output.detach()), 1)
        return self.dropout(self.targetEmbedding(token), noise)

      def scores(self, hidden: Tensor) -> Tensor:
        return self.output(hidden)

      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        memory, last, mask = self.encode(source, self.silence())
        return ([memory, self.decoder.keys(memory), mask], self.decoder.start(last))

      def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: int) -> Tuple[Tensor, List[Tensor], Tensor]:
        x = self.targetEmbedding(tokens)
        state, weights = self.decoder.step(x, state, kept[1], kept[0], kept[2], self.silence())
        return (state[0], state, weights)

      def look(self, source: Tensor, target: Tensor, layer: int) -> Tensor:
        kept, state = self.start(source)
        looks : List[Tensor] = []
        for t in range(target.size(1)):
          _, state, weights = self.advance(kept, state, target[:, t], layer)
          looks.append(weights)
        return torch.stack(looks, 1).unsqueeze(1)
    """;
  }
}
