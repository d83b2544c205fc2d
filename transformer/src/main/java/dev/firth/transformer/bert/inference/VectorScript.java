package dev.firth.transformer.bert.inference;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Silence;
import dev.firth.transformer.bert.Bert;

/** Vectors behind a layer: of all tokens, of the first one, or their mean. */
final class VectorScript extends ScriptBlock {
  VectorScript(Bert bert) {
    layer("silence", new Silence());
    layer("bert", bert);
  }

  @Override
  protected String source() {
    return """
      def tokens(self, ids: Tensor, segments: Tensor, lengths: Tensor, layers: int) -> Tensor:
        noise = self.silence()
        mask = self.bert.mask(lengths, ids.size(1))
        x = self.bert.embeddings(ids, segments, noise)
        for i in range(layers):
          x = self.bert.layer(i, x, mask, noise)
        return x

      def first(self, ids: Tensor, segments: Tensor, lengths: Tensor, layers: int) -> Tensor:
        return torch.select(self.tokens(ids, segments, lengths, layers), 1, 0).contiguous()

      def mean(self, ids: Tensor, segments: Tensor, lengths: Tensor, layers: int) -> Tensor:
        x = self.tokens(ids, segments, lengths, layers)
        inside = torch.lt(torch.arange(ids.size(1)).unsqueeze(0), lengths.unsqueeze(1))
        return torch.sum(x * inside.unsqueeze(2), 1) / lengths.unsqueeze(1)
    """;
  }
}
