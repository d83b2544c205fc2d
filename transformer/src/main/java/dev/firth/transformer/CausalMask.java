package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;

/**
 * What a decoder's self-attention adds to its scores: minus infinity for what is not written yet,
 * and with relative positions their bias. The queries are the last ones of the keys' places, so one
 * query sees all keys.
 */
final class CausalMask extends ScriptBlock {
  private final boolean relative;

  CausalMask(TransformerOptions options) {
    relative = options.positions() == Positions.RELATIVE;
    if (relative) {
      layer("bias", new RelativeBias(options.heads(), false));
    }
  }

  @Override
  protected String source() {
    return """
      def __call__(self, queries: int, keys: int) -> Tensor:
        mask = torch.triu(torch.full([queries, keys], -inf), keys - queries + 1)
        return %s
    """
        .formatted(relative ? "mask + self.bias(queries, keys)" : "mask");
  }
}
