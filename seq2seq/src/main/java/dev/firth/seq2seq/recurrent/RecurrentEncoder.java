package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptType;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Noise;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stacked recurrent layers over the source: (batch, length, embedding) to what they say at each
 * place (batch, length, memory), zeros behind a sentence's end, and their last state (batch,
 * memory), which for the way back is that of the first place.
 */
public final class RecurrentEncoder extends ScriptBlock {
  public RecurrentEncoder(RecurrentOptions options) {
    layers(
        "layers",
        IntStream.range(0, options.encoderLayers())
            .mapToObj(
                i ->
                    new RecurrentLayer(
                        options.cell(),
                        i == 0 ? options.embedding() : options.memory(),
                        options.hidden(),
                        options.bidirectional()))
            .toList());
    layer("dropout", new Dropout(options.dropout()));
  }

  @Override
  protected List<ScriptType> types() {
    return List.of(Noise.TYPE);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, lengths: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
        order = torch.argsort(lengths, 0, True)
        back = torch.argsort(order)
        data, sizes = torch._pack_padded_sequence(torch.index_select(x, 0, order), torch.index_select(lengths, 0, order), True)
        last = torch.zeros([0])
        first = True
        for layer in self.layers:
          if not first:
            data = self.dropout(data, noise)
          first = False
          data, last = layer(data, sizes, x.size(0))
        memory, _ = torch._pad_packed_sequence(data, sizes, True, 0.0, x.size(1))
        last = torch.index_select(last, 1, back).transpose(0, 1).reshape(x.size(0), -1)
        return (torch.index_select(memory, 0, back), last)
    """;
  }
}
