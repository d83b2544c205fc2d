package dev.firth.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The directory of a long job:
 *
 * <ul>
 *   <li>{@code options.json}: the {@linkplain EffectiveOptions effective options}
 *   <li>{@code provenance.json}: the {@linkplain Provenance provenance}
 *   <li>{@code metrics.jsonl}: the {@linkplain MetricsLog metrics}, one JSON object a line
 *   <li>{@code checkpoints/}: what the job saves to go on from
 * </ul>
 *
 * Only one run at a time can have it open.
 */
public final class RunDirectory implements AutoCloseable {
  /** What a run puts into its directory, and the temporary files on the way to that. */
  private static final Pattern OWN =
      Pattern.compile(
          "checkpoints|metrics\\.jsonl|\\.?(options|provenance)\\.json(\\.[0-9a-f]{8}\\.tmp)?");

  private final Path path;
  private final MetricsLog metrics;

  private RunDirectory(Path path, MetricsLog metrics) {
    this.path = path;
    this.metrics = metrics;
  }

  /**
   * Begins a run in a directory that is new, empty, or that of an earlier run without checkpoints,
   * which is begun anew.
   *
   * @throws UsageException if the directory holds other things, or checkpoints
   */
  public static RunDirectory create(Path path, EffectiveOptions options, Provenance provenance)
      throws IOException {
    checkFree(path);
    Files.createDirectories(path.resolve("checkpoints"));
    var run = new RunDirectory(path, MetricsLog.open(path.resolve("metrics.jsonl"), true));
    try {
      writeText(run.optionsFile(), options.toJson());
      run.update(provenance);
      return run;
    } catch (IOException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Goes on with an earlier run: the metrics are appended to.
   *
   * @throws BadInputException if the directory is not that of a run
   */
  public static RunDirectory resume(Path path) throws IOException {
    if (!isRun(path)) {
      throw new BadInputException(path + " is not the directory of a run: it has no options.json");
    }
    Files.createDirectories(path.resolve("checkpoints"));
    return new RunDirectory(path, MetricsLog.open(path.resolve("metrics.jsonl"), false));
  }

  /** Whether the directory is that of a run. */
  public static boolean isRun(Path path) {
    return Files.isRegularFile(path.resolve("options.json"))
        && Files.isRegularFile(path.resolve("provenance.json"));
  }

  /** Replaces the provenance, when the corpus hash has become known. */
  public void update(Provenance provenance) throws IOException {
    writeText(path.resolve("provenance.json"), provenance.toJson());
  }

  public EffectiveOptions options() throws IOException {
    return EffectiveOptions.read(optionsFile());
  }

  public MetricsLog metrics() {
    return metrics;
  }

  public Path path() {
    return path;
  }

  /** The folder for checkpoints; it exists. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  @Override
  public void close() throws IOException {
    metrics.close();
  }

  private Path optionsFile() {
    return path.resolve("options.json");
  }

  private static void checkFree(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new UsageException(path + " is a file; name a new directory for the run");
    }
    if (isEmpty(path)) {
      return;
    }
    if (!isRun(path) && !isBegun(path)) {
      throw new UsageException(
          path + " is not empty and not the directory of a run; name a new directory");
    }
    if (!isEmpty(path.resolve("checkpoints"))) {
      throw new UsageException(
          path + " holds checkpoints of an earlier run; resume it, remove it or name a new one");
    }
  }

  /** Whether a run was killed while it made the directory. */
  private static boolean isBegun(Path path) throws IOException {
    try (var entries = Files.list(path)) {
      return entries.allMatch(entry -> OWN.matcher(entry.getFileName().toString()).matches());
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    try (var entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }

  private static void writeText(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
