package dev.firth.cli.vectors;

import dev.firth.cli.shell.SameOptions;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The run directory of a training, begun anew or that of a run that was cut off. */
final class ResumableRun implements AutoCloseable {
  /** Options that may differ between a run and its continuation. */
  private static final List<String> FREE_TO_CHANGE =
      List.of("resume", "threads", "save-every", "run");

  private final RunDirectory directory;
  private final Provenance provenance;

  private ResumableRun(RunDirectory directory, Provenance provenance) {
    this.directory = directory;
    this.provenance = provenance;
  }

  /**
   * Opens the directory of a command.
   *
   * @throws UsageException if a run is to be resumed that had other options
   */
  static ResumableRun open(TrainCommand command, EffectiveOptions options, Provenance provenance)
      throws IOException {
    Path path = command.runDirectory();
    if (!command.job.resume || !RunDirectory.isRun(path)) {
      return new ResumableRun(RunDirectory.create(path, options, provenance), provenance);
    }
    var run = new ResumableRun(RunDirectory.resume(path), provenance);
    try {
      SameOptions.require(run.directory.options(), options, FREE_TO_CHANGE);
      removeLeftovers(run.savedState());
      removeLeftovers(command.out);
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
    return run;
  }

  /** A killed program leaves its temporary files beside what it wrote, hidden once or twice. */
  private static void removeLeftovers(Path target) throws IOException {
    var name = Pattern.quote(target.getFileName().toString());
    var left = Pattern.compile("\\.{1,2}" + name + "\\.[0-9a-f]{8}.*\\.tmp");
    try (var files =
        Files.newDirectoryStream(
            target.toAbsolutePath().getParent(),
            file -> left.matcher(file.getFileName().toString()).matches())) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  RunDirectory directory() {
    return directory;
  }

  /** What the training saves to go on from. */
  Path savedState() {
    return directory.checkpoints().resolve("state");
  }

  /** The model is safe: the state is no longer needed. */
  void finish(CorpusHash hash) throws IOException {
    directory.update(provenance.withCorpus(hash.get()));
    Files.deleteIfExists(savedState());
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
