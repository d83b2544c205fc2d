package dev.firth.cli.training;

import dev.firth.cli.shell.ConfigOptions;
import dev.firth.cli.shell.SameOptions;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a training keeps all that it makes, and whether it goes on there. */
public final class TrainingRunOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "RUN",
      description = "The directory for the model and all records of its training (no default).")
  private Path out;

  @Option(
      names = "--resume",
      description =
          "Go on with the same command where it was cut off, from the last save in RUN; begin if"
              + " there is none (default: no).")
  private boolean resume;

  /**
   * The directory.
   *
   * @throws UsageException if it is not named
   */
  public Path out() {
    if (out == null) {
      throw new UsageException("--out RUN is missing: name a directory for the model");
    }
    return out;
  }

  /**
   * Begins the run, or opens it to go on.
   *
   * @param files that are learned from and validated with
   * @throws UsageException if the directory is in use, or the run to go on with had other options
   */
  public RunDirectory open(
      CommandSpec spec, ConfigOptions config, LoopOptions loop, List<Path> files)
      throws IOException {
    var options = EffectiveOptions.of(UsedOptions.of(spec, config.names()));
    if (!resume || !RunDirectory.isRun(out())) {
      return RunDirectory.create(out(), options, provenance(spec, loop, files));
    }
    RunDirectory run = RunDirectory.resume(out());
    try {
      SameOptions.require(run.options(), options, loop.freeToChange());
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private static Provenance provenance(CommandSpec spec, LoopOptions loop, List<Path> files)
      throws IOException {
    List<String> command = spec.root().commandLine().getParseResult().originalArgs();
    return Provenance.capture(loop.engine.seed(), "pytorch", command)
        .withCorpus(HashedFile.of(files));
  }
}
