package dev.firth.seq2seq.recurrent;

/** The unit of a recurrent layer, in PyTorch's formulas and order of gates. */
public enum CellKind {
  /** Gated recurrent unit (Cho et al. 2014): gates reset, update, new. */
  GRU(3, 1),
  /**
   * Long short-term memory (Hochreiter and Schmidhuber 1997): gates input, forget, cell, output.
   */
  LSTM(4, 2);

  private final int gates;
  private final int states;

  CellKind(int gates, int states) {
    this.gates = gates;
    this.states = states;
  }

  int gates() {
    return gates;
  }

  /** Tensors that go from a step to the next: hidden, and for LSTM the cell. */
  int states() {
    return states;
  }
}
