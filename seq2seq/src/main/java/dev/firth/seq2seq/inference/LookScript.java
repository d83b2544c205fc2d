package dev.firth.seq2seq.inference;

import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.engine.ScriptBlock;

/** How a model looks at sources, all tokens of known targets at once. */
final class LookScript extends ScriptBlock {
  LookScript(EncoderDecoder model) {
    layer("model", model);
  }

  @Override
  protected String source() {
    return """
      def look(self, source: Tensor, target: Tensor, layer: int) -> Tensor:
        return self.model.look(source, target, layer)
    """;
  }
}
