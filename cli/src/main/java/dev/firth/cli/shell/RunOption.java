package dev.firth.cli.shell;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --run}: where a training keeps the records of itself. */
public final class RunOption {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "Directory for options, metrics and provenance of this run (default: MODEL.run).")
  private Path directory;

  /** The directory of the training of a model. */
  public Path directory(Path model) {
    return directory != null ? directory : model.resolveSibling(model.getFileName() + ".run");
  }
}
