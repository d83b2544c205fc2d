package dev.firth.seq2seq.engine;

import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Runs a method of a loaded program so that it can ask for gradients.
 *
 * <p>DJL's public {@code IValueUtils.runMethod} always runs in inference mode, where nothing
 * remembers what a gradient needs, though the engine's call takes a flag; so this reaches the call
 * behind it.
 */
final class ScriptCall {
  /** (program, method, arguments, training, on CUDA's stream) to a value. */
  private static final MethodHandle RUN_METHOD = find();

  private ScriptCall() {}

  private static MethodHandle find() {
    try {
      String name = IValueUtils.class.getPackageName() + ".PyTorchLibrary";
      Class<?> library = Class.forName(name, true, IValueUtils.class.getClassLoader());
      var lookup = MethodHandles.privateLookupIn(library, MethodHandles.lookup());
      Object engine = lookup.findStaticVarHandle(library, "LIB", library).get();
      MethodType type =
          MethodType.methodType(
              long.class, long.class, String.class, long[].class, boolean.class, boolean.class);
      MethodHandle run = lookup.findVirtual(library, "moduleRunMethod", type).bindTo(engine);
      MethodHandle value =
          MethodHandles.privateLookupIn(IValue.class, lookup)
              .findConstructor(IValue.class, MethodType.methodType(void.class, long.class));
      return MethodHandles.filterReturnValue(run, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("DJL's PyTorch engine is of another version than Firth's", e);
    }
  }

  static IValue run(PtSymbolBlock program, String method, IValue... arguments) {
    long[] handles = Arrays.stream(arguments).mapToLong(IValue::getHandle).toArray();
    try {
      return (IValue)
          RUN_METHOD.invokeExact((long) program.getHandle(), method, handles, true, false);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("declares no checked exception", e);
    }
  }
}
