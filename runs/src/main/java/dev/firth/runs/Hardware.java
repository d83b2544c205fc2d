package dev.firth.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine of a run.
 *
 * @param cpu the processor's model as the system names it
 * @param cores processors that this Java machine may use
 * @param memoryBytes physical memory, 0 if unknown
 * @param system operating system with version and architecture
 */
public record Hardware(String cpu, int cores, long memoryBytes, String system) {
  /** The machine this runs on. */
  public static Hardware current() {
    return new Hardware(
        field(Path.of("/proc/cpuinfo"), "model name").orElseGet(Hardware::architecture),
        Runtime.getRuntime().availableProcessors(),
        kilobytes(Path.of("/proc/meminfo"), "MemTotal"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + architecture());
  }

  /** Resident memory of this process in bytes; the used heap where the system does not say. */
  public static long residentBytes() {
    long resident = kilobytes(Path.of("/proc/self/status"), "VmRSS");
    Runtime runtime = Runtime.getRuntime();
    return resident > 0 ? resident : runtime.totalMemory() - runtime.freeMemory();
  }

  private static long kilobytes(Path file, String key) {
    return field(file, key)
        .map(value -> Long.parseLong(value.replaceAll("\\D", "")) * 1024)
        .orElse(0L);
  }

  private static Optional<String> field(Path file, String key) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }
}
