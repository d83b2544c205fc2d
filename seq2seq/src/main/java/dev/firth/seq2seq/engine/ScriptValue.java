package dev.firth.seq2seq.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.Arrays;
import java.util.List;

/** What a script returned, kept by the engine: a tensor, a number, or a list or tuple of such. */
public final class ScriptValue implements AutoCloseable {
  private final IValue handle;

  ScriptValue(IValue handle) {
    this.handle = handle;
  }

  IValue handle() {
    return handle;
  }

  /** The tensors in it, from tuples and lists in their order, as arrays of a manager. */
  public NDList tensors(NDManager manager) {
    var list = new NDList();
    collect(handle, (PtNDManager) manager, list);
    return list;
  }

  /** The parts of a tuple or list, to be closed by the caller. */
  public List<ScriptValue> parts() {
    IValue[] parts = handle.isTuple() ? handle.toIValueTuple() : handle.toIValueArray();
    return Arrays.stream(parts).map(ScriptValue::new).toList();
  }

  /** The whole number that the script returned. */
  public long toLong() {
    return handle.toLong();
  }

  /** The number that the script returned, by itself or as a tensor of one float. */
  public double toDouble() {
    if (handle.isDouble()) {
      return handle.toDouble();
    }
    try (NDManager own = Torch.manager().newSubManager()) {
      return handle.toTensor((PtNDManager) own).toFloatArray()[0];
    }
  }

  private static void collect(IValue value, PtNDManager manager, NDList list) {
    if (value.isTensor()) {
      list.add(value.toTensor(manager));
    } else if (value.isTensorList()) {
      list.addAll(value.toNDList(manager));
    } else if (value.isTuple() || value.isList()) {
      for (IValue part : value.isTuple() ? value.toIValueTuple() : value.toIValueArray()) {
        try (part) {
          collect(part, manager, list);
        }
      }
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
