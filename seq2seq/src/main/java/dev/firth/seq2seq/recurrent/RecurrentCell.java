package dev.firth.seq2seq.recurrent;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/**
 * One step of a layer: input (rows, inputs) and the state before it to the state after it, the
 * hidden vector first.
 */
final class RecurrentCell extends ScriptBlock {
  private final CellKind cell;

  RecurrentCell(CellKind cell, int inputs, int hidden) {
    this.cell = cell;
    WeightInitializer uniform = WeightInitializer.uniform(1 / Math.sqrt(hidden));
    int rows = cell.gates() * hidden;
    parameter("weight_ih", Parameter.Type.WEIGHT, uniform, rows, inputs);
    parameter("weight_hh", Parameter.Type.WEIGHT, uniform, rows, hidden);
    parameter("bias_ih", Parameter.Type.BIAS, uniform, rows);
    parameter("bias_hh", Parameter.Type.BIAS, uniform, rows);
  }

  @Override
  protected String source() {
    return cell == CellKind.LSTM
        ? """
          def __call__(self, x: Tensor, state: List[Tensor]) -> List[Tensor]:
            hidden, cell = torch.lstm_cell(x, state, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
            return [hidden, cell]
        """
        : """
          def __call__(self, x: Tensor, state: List[Tensor]) -> List[Tensor]:
            return [torch.gru_cell(x, state[0], self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)]
        """;
  }
}
