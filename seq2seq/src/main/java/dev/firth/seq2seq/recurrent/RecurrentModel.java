package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.SourceAttention;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Embedding;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.seq2seq.layers.PointerGenerator;
import dev.firth.seq2seq.layers.WeightTying;

/**
 * A recurrent encoder-decoder with a vocabulary for each side (Sutskever et al. 2014; Bahdanau et
 * al. 2015; Luong et al. 2015), or with one for both where it copies ({@link PointerGenerator}) or
 * has one matrix for both ({@link WeightTying}).
 */
public final class RecurrentModel extends EncoderDecoder {
  private static final String COPIED =
      """

        def copied(self, output: Tensor, weights: Tensor, memory: Tensor, source: Tensor) -> Tensor:
          shape = [memory.size(0), -1, output.size(1)]
          looks = weights.view(memory.size(0), -1, weights.size(1))
          joined = self.copy.join(output.view(shape), looks, memory, source)
          return joined.view(output.size(0), -1)
      """;

  private final Embedding sourceEmbedding;
  private final Embedding targetEmbedding;
  private final AttentionDecoder decoder;
  private final boolean tied;
  private final boolean copies;

  /**
   * @param padding the id that stands behind the ends of sequences, in both vocabularies
   * @throws dev.firth.runs.UsageException if it copies, or all matrices should be one, and the
   *     vocabularies differ
   */
  public RecurrentModel(
      RecurrentOptions options, int sourceVocabulary, int targetVocabulary, int padding) {
    super(sourceVocabulary, targetVocabulary);
    options.tying().check(sourceVocabulary, targetVocabulary);
    sourceEmbedding =
        layer("sourceEmbedding", new Embedding(sourceVocabulary, options.embedding(), 1));
    targetEmbedding =
        layer(
            "targetEmbedding",
            options.tying() == WeightTying.THREE_WAY
                ? sourceEmbedding
                : new Embedding(targetVocabulary, options.embedding(), 1));
    layer("encoder", new RecurrentEncoder(options));
    decoder = layer("decoder", new AttentionDecoder(options));
    tied = options.tying() != WeightTying.NONE;
    if (!tied) {
      layer(
          "output",
          new Linear(
              options.hidden(), targetVocabulary, false, WeightInitializer.xavierUniform(1)));
    }
    copies = options.copy();
    if (copies) {
      PointerGenerator.requireOneVocabulary(sourceVocabulary, targetVocabulary);
      layer("copy", new PointerGenerator(options.hidden(), options.memory()));
    }
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
    String outputs =
        copies
            ? "self.copy.join(torch.stack(outputs, 1), torch.stack(looks, 1), memory, source)"
            : "torch.stack(outputs, 1)";
    String last =
        copies ? "self.copied(outputs[t - 1], looks[t - 1], memory, source)" : "outputs[t - 1]";
    String output = tied ? "self.targetEmbedding.scores" : "self.output";
    String scores =
        copies
            ? "self.copy.scores(hidden, " + output + "(self.copy.vectors(hidden)))"
            : output + "(hidden)";
    String kept = copies ? ", source" : "";
    String hidden = copies ? "self.copied(state[0], weights, kept[0], kept[3])" : "state[0]";
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
        looks : List[Tensor] = []
        for t in range(target.size(1)):
          y = x[:, t]
          if t > 0 and noise.own.numel() > 0:
            y = torch.where(torch.eq(noise.own[:, t:t + 1], 0.0), self.said(%1$s, noise), y)
          state, weights = self.decoder.step(y, state, keys, memory, mask, noise)
          outputs.append(state[0])
          looks.append(weights)
        return %2$s

      def said(self, output: Tensor, noise: __torch__.Noise) -> Tensor:
        token = torch.argmax(self.scores(output.detach()), 1)
        return self.dropout(self.targetEmbedding(token), noise)

      def scores(self, hidden: Tensor) -> Tensor:
        return %3$s

      def start(self, source: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        memory, last, mask = self.encode(source, self.silence())
        return ([memory, self.decoder.keys(memory), mask%4$s], self.decoder.start(last))

      def advance(self, kept: List[Tensor], state: List[Tensor], tokens: Tensor, attention: int) -> Tuple[Tensor, List[Tensor], Tensor]:
        x = self.targetEmbedding(tokens)
        state, weights = self.decoder.step(x, state, kept[1], kept[0], kept[2], self.silence())
        return (%5$s, state, weights)

      def look(self, source: Tensor, target: Tensor, layer: int) -> Tensor:
        kept, state = self.start(source)
        looks : List[Tensor] = []
        for t in range(target.size(1)):
          _, state, weights = self.advance(kept, state, target[:, t], layer)
          looks.append(weights)
        return torch.stack(looks, 1).unsqueeze(1)
    """
            .formatted(last, outputs, scores, kept, hidden)
        + (copies ? COPIED : "");
  }
}
