package dev.firth.seq2seq.recurrent;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer over packed sequences, in one or both directions. Weights have the names and the order of
 * gates of PyTorch's {@code GRU} and {@code LSTM}.
 */
final class RecurrentLayer extends ScriptBlock {
  private final CellKind cell;
  private final boolean bidirectional;
  private final List<String> weights = new ArrayList<>();

  RecurrentLayer(CellKind cell, int inputs, int hidden, boolean bidirectional) {
    this.cell = cell;
    this.bidirectional = bidirectional;
    declare(inputs, hidden, "");
    if (bidirectional) {
      declare(inputs, hidden, "_reverse");
    }
    constant("hidden", hidden);
  }

  private void declare(int inputs, int hidden, String direction) {
    WeightInitializer uniform = WeightInitializer.uniform(1 / Math.sqrt(hidden));
    int rows = cell.gates() * hidden;
    weight("weight_ih" + direction, Parameter.Type.WEIGHT, uniform, rows, inputs);
    weight("weight_hh" + direction, Parameter.Type.WEIGHT, uniform, rows, hidden);
    weight("bias_ih" + direction, Parameter.Type.BIAS, uniform, rows);
    weight("bias_hh" + direction, Parameter.Type.BIAS, uniform, rows);
  }

  private void weight(String name, Parameter.Type type, WeightInitializer start, long... shape) {
    parameter(name, type, start, shape);
    weights.add("self." + name);
  }

  @Override
  protected String source() {
    String all = String.join(", ", weights);
    String both = bidirectional ? "True" : "False";
    String directions = bidirectional ? "2" : "1";
    String call =
        cell == CellKind.LSTM
            ? "output, last, cell = torch.lstm(data, sizes, [zeros, zeros], [%s], True, 1, 0.0,"
                + " False, %s)"
            : "output, last = torch.gru(data, sizes, zeros, [%s], True, 1, 0.0, False, %s)";
    return """
      def __call__(self, data: Tensor, sizes: Tensor, rows: int) -> Tuple[Tensor, Tensor]:
        zeros = torch.zeros([%s, rows, self.hidden])
        %s
        return (output, last)
    """
        .formatted(directions, call.formatted(all, both));
  }
}
