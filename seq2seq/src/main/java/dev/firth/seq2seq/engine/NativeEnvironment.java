package dev.firth.seq2seq.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Settings of native libraries that Java itself cannot change; where C lacks one, it stays. */
final class NativeEnvironment {
  /** glibc's names for what {@code mallopt} sets. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_MMAP_THRESHOLD = -3;

  /** The most that glibc takes. */
  private static final int LARGEST_HEAP_BLOCK = 32 << 20;

  private static final int FREE_BYTES_KEPT = 1 << 30;

  private NativeEnvironment() {}

  /** Sets a variable of this process that is not set yet, for libraries that are loaded later. */
  static void setDefault(String name, String value) {
    Optional<MethodHandle> setenv =
        function("setenv", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      if (setenv.isPresent()) {
        int ignored =
            (int) setenv.get().invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Makes C's allocator keep what is freed, up to a gigabyte: by default it gives large blocks back
   * to the system, from which the next step of a training gets them page by page, each cleared.
   */
  static void keepFreedMemory() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return; // the names above are glibc's
    }
    Optional<MethodHandle> mallopt =
        function("mallopt", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      if (mallopt.isPresent()) {
        int ignored = (int) mallopt.get().invokeExact(M_MMAP_THRESHOLD, LARGEST_HEAP_BLOCK);
        ignored = (int) mallopt.get().invokeExact(M_TRIM_THRESHOLD, FREE_BYTES_KEPT);
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** A function of the C library that returns an int. */
  @SuppressWarnings("restricted") // the engine needs native access anyway
  private static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> address = linker.defaultLookup().find(name);
    var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
    return address.map(at -> linker.downcallHandle(at, type));
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof RuntimeException runtime) {
      return runtime;
    }
    throw e instanceof Error error ? error : new AssertionError("a C function throws nothing", e);
  }
}
