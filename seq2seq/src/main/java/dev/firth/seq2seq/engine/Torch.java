package dev.firth.seq2seq.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The PyTorch engine of this process: found on the class path, without a network. */
public final class Torch {
  private static final NDManager MANAGER = start();

  private Torch() {}

  private static NDManager start() {
    if (System.getenv("OMP_WAIT_POLICY") == null) {
      // Idle threads of the engine's pool would spin for a long time, which halves its speed
      // wherever others compute, too; woken by the system each time, they come too late.
      NativeEnvironment.setDefault("GOMP_SPINCOUNT", "1000");
    }
    NativeEnvironment.setDefault("THP_MEM_ALLOC_ENABLE", "1"); // large pages for large tensors
    NativeEnvironment.keepFreedMemory();
    // What DJL asks of the system properties before its first class is loaded.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Engine engine = Engine.getEngine("PyTorch");
    return engine.newBaseManager();
  }

  /**
   * The manager from which jobs make sub-managers that they close; it lives as long as the process.
   */
  public static NDManager manager() {
    return MANAGER;
  }

  /** How many threads one operation may use. */
  public static void setThreads(int threads) {
    manager();
    JniUtils.setNumThreads(threads);
  }
}
