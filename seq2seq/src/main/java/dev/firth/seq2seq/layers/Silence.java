package dev.firth.seq2seq.layers;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import java.util.List;

/** {@link Noise} with which nothing is dropped: {@code self.silence()}. */
public final class Silence extends ScriptBlock {
  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def __call__(self) -> __torch__.Noise:
        return %s
    """
        .formatted(Noise.TYPE.nothing());
  }
}
