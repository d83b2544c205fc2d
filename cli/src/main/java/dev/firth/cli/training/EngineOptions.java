package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import picocli.CommandLine.Option;

/** What the engine may use, and what decides everything random. */
public final class EngineOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads (default: the processors of this machine; other numbers change roundings).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--deterministic",
      description =
          "The engine computes on one thread, so that the same command makes the same bytes"
              + " (default: no)")
  private boolean deterministic;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides everything random (default: ${DEFAULT-VALUE}; Firth).")
  private long seed;

  /** How many threads may work. */
  public int threads() {
    if (threads < 1) {
      throw new UsageException("--threads takes a number above 0, not " + threads);
    }
    return threads;
  }

  /** Loads the engine and tells it how many threads it has. */
  public void start() {
    Torch.setThreads(deterministic ? 1 : threads());
  }

  /** Whether the same command must make the same bytes. */
  public boolean deterministic() {
    return deterministic;
  }

  /** The seed. */
  public long seed() {
    return seed;
  }
}
