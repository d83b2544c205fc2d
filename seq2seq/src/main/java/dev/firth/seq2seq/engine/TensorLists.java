package dev.firth.seq2seq.engine;

import ai.djl.ndarray.NDArray;

/**
 * What is done to lists of arrays in place, element by element: weights and copies of them. Lists
 * that go together have the same length and shapes. Thread-safe.
 */
public final class TensorLists implements AutoCloseable {
  private final ScriptModule program = new ScriptModule(new Operations());

  private static final class Operations extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def copy(self, targets: List[Tensor], sources: List[Tensor]) -> None:
          for i in range(len(targets)):
            targets[i].copy_(sources[i])

        def exchange(self, some: List[Tensor], others: List[Tensor]) -> None:
          for i in range(len(some)):
            kept = some[i].clone()
            some[i].copy_(others[i])
            others[i].copy_(kept)

        def approach(self, averages: List[Tensor], values: List[Tensor], share: float) -> None:
          torch._foreach_lerp_(averages, values, share)
      """;
    }
  }

  /** Makes the targets equal to the sources. */
  public void copy(NDArray[] targets, NDArray[] sources) {
    program.call("copy", targets, sources).close();
  }

  /** Exchanges what two lists hold. */
  public void exchange(NDArray[] some, NDArray[] others) {
    program.call("exchange", some, others).close();
  }

  /** Moves averages by a share of the way to the values. */
  public void approach(NDArray[] averages, NDArray[] values, double share) {
    program.call("approach", averages, values, share).close();
  }

  @Override
  public void close() {
    program.close();
  }
}
