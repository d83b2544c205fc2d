package dev.firth.seq2seq.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * A tree of blocks as a loaded program: its methods run in one call of the engine.
 *
 * <p>The program shares the blocks' parameters: what an optimiser changes in place is seen by both.
 * A block whose parameters get new arrays must be {@linkplain #bind bound} again.
 *
 * <p>Thread-safe once bound, as far as the script's methods leave its attributes alone.
 */
public final class ScriptModule implements AutoCloseable {
  private final PtSymbolBlock program;
  private final ScriptBlock root;

  /**
   * Loads the program of a block and gives it the block's parameters, which must be initialized.
   */
  public ScriptModule(ScriptBlock root) {
    this.root = root;
    this.program = load(root);
    bind();
  }

  private static PtSymbolBlock load(ScriptBlock root) {
    var archive = new ByteArrayInputStream(ScriptArchive.of(root));
    try {
      return JniUtils.loadModule((PtNDManager) Torch.manager(), archive, false, false);
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen in memory", e);
    }
  }

  /** Gives the program the arrays that the block's parameters hold now. */
  public void bind() {
    PtNDArray[] weights =
        root.parameters().values().stream()
            .map(parameter -> (PtNDArray) parameter.getArray())
            .toArray(PtNDArray[]::new);
    try (var arguments = new ScriptArguments((Object) weights)) {
      ScriptCall.run(program, ScriptArchive.BIND, arguments.values()).close();
    }
  }

  /**
   * Runs a method of the root's class.
   *
   * @param manager what the resulting arrays belong to
   * @param arguments in the order of the method's parameters: an array of DJL ({@code Tensor}),
   *     several of them ({@code List[Tensor]}), a {@link ScriptValue}, a {@code long}, {@code
   *     double}, {@code boolean} or {@code long[]} ({@code List[int]})
   * @return the tensors of the result, from tuples and lists in their order
   */
  public NDList run(NDManager manager, String method, Object... arguments) {
    try (ScriptValue value = call(method, arguments)) {
      return value.tensors(manager);
    }
  }

  /** Runs a method as {@link #run} does and leaves its result with the engine. */
  public ScriptValue call(String method, Object... arguments) {
    try (var values = new ScriptArguments(arguments)) {
      return new ScriptValue(IValueUtils.runMethod(program, method, values.values()));
    }
  }

  /**
   * Runs a method that asks for gradients ({@code torch.autograd.grad}), which {@link #call}
   * remembers nothing for.
   */
  public ScriptValue callForGradients(String method, Object... arguments) {
    // The engine keeps this setting for each thread, with a different default on the thread that
    // started it.
    JniUtils.setGradMode(true);
    // Else the engine rewrites the program after its first runs, and the last bits of gradients
    // change: a training that was resumed would see first runs where another has seen many.
    JniUtils.setGraphExecutorOptimize(false);
    try (var values = new ScriptArguments(arguments)) {
      return new ScriptValue(ScriptCall.run(program, method, values.values()));
    }
  }

  @Override
  public void close() {
    program.close();
  }

  /** Arguments of one call as values of the engine; those made here are freed with it. */
  private static final class ScriptArguments implements AutoCloseable {
    private final IValue[] values;
    private final boolean[] borrowed;

    ScriptArguments(Object... arguments) {
      values = new IValue[arguments.length];
      borrowed = new boolean[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        borrowed[i] = arguments[i] instanceof ScriptValue;
        values[i] = valueOf(arguments[i]);
      }
    }

    IValue[] values() {
      return values;
    }

    private static IValue valueOf(Object argument) {
      return switch (argument) {
        case ScriptValue value -> value.handle();
        case PtNDArray array -> IValue.from(array);
        case PtNDArray[] arrays -> IValue.listFrom(arrays);
        case NDList list ->
            IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
        case NDArray[] arrays -> IValue.listFrom(List.of(arrays).toArray(PtNDArray[]::new));
        case Integer number -> IValue.from(number.longValue());
        case Long number -> IValue.from(number.longValue());
        case Float number -> IValue.from(number.doubleValue());
        case Double number -> IValue.from(number.doubleValue());
        case Boolean flag -> IValue.from(flag.booleanValue());
        case long[] numbers -> IValue.listFrom(numbers);
        case double[] numbers -> IValue.listFrom(numbers);
        default ->
            throw new IllegalArgumentException("no value of a script: " + argument.getClass());
      };
    }

    @Override
    public void close() {
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null && !borrowed[i]) {
          values[i].close();
        }
      }
    }
  }
}
