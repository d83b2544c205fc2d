package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.seq2seq.layers.Noise;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stacked recurrent cells that write the target. After each token the top layer's state looks at
 * the source, and both together, through a layer and tanh, are the output (Luong et al. 2015,
 * section 3), which with input feeding is read beside the next token.
 *
 * <p>The state is a list: the last output, then each layer's state. {@code step} also returns the
 * weights of its look at the source (rows, length), no number without attention.
 */
public final class AttentionDecoder extends ScriptBlock {
  private final RecurrentOptions options;

  public AttentionDecoder(RecurrentOptions options) {
    this.options = options;
    int hidden = options.hidden();
    int first = options.embedding() + (options.inputFeeding() ? hidden : 0);
    layers(
        "cells",
        IntStream.range(0, options.decoderLayers())
            .mapToObj(i -> new RecurrentCell(options.cell(), i == 0 ? first : hidden, hidden))
            .toList());
    if (attends()) {
      layer("attention", new Attention(options.attention(), hidden, options.memory()));
    }
    layer("combine", new Linear(attends() ? hidden + options.memory() : hidden, hidden));
    if (options.bridge()) {
      layer("bridge", new Linear(options.memory(), hidden));
    }
    layer("dropout", new Dropout(options.dropout()));
    constant("hidden", hidden);
    constant("states", options.cell().states());
    constant("layers", options.decoderLayers());
  }

  boolean attends() {
    return options.attention() != AttentionKind.NONE;
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    String begin =
        options.bridge()
            ? "torch.tanh(self.bridge(last))"
            : "torch.zeros([last.size(0), self.hidden])";
    String input = options.inputFeeding() ? "torch.cat([x, state[0]], 1)" : "x";
    String look = attends() ? "self.attention.weights(y, keys, mask)" : "torch.zeros([0])";
    String output = attends() ? "torch.cat([y, self.attention.mix(weights, memory)], 1)" : "y";
    String keys = attends() ? "self.attention.keys(memory)" : "memory";
    return """
      def keys(self, memory: Tensor) -> Tensor:
        return %s

      def start(self, last: Tensor) -> List[Tensor]:
        state = [torch.zeros([last.size(0), self.hidden])]
        begin = %s
        for i in range(self.layers * self.states):
          state.append(begin)
        return state

      def step(self, x: Tensor, state: List[Tensor], keys: Tensor, memory: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tuple[List[Tensor], Tensor]:
        y = %s
        after : List[Tensor] = []
        at = 1
        for cell in self.cells:
          if at > 1:
            y = self.dropout(y, noise)
          now = cell(y, state[at : at + self.states])
          y = now[0]
          after.extend(now)
          at = at + self.states
        weights = %s
        output = torch.tanh(self.combine(%s))
        return ([self.dropout(output, noise)] + after, weights)
    """
        .formatted(keys, begin, input, look, output);
  }
}
