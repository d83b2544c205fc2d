package dev.firth.cli.vectors;

import dev.firth.runs.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How a long training is watched, cut short and resumed. */
final class RunOptions {
  @Option(
      names = "--plan",
      description =
          "Count the words, train on some of the text for a few seconds, say how much memory, disk"
              + " and time all would take, and stop (default: no).")
  boolean plan;

  @Option(
      names = "--resume",
      description =
          "Go on with the same command where it was cut off, from the last save in the run"
              + " directory; begin if there is none (default: no).")
  boolean resume;

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "Save what --resume needs so often, 0 for never (default: ${DEFAULT-VALUE}; Firth).")
  int saveEvery;

  @Option(
      names = "--keep-state",
      description =
          "Leave in the run directory what vectors update needs to go on where this training"
              + " ends, about as large as MODEL (default: no).")
  boolean keepState;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description = "A text whose loss is measured after each epoch (default: none).")
  Path valid;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop when the loss on --valid has not fallen for N epochs, and keep the vectors of the"
              + " best (default: all epochs).")
  Integer patience;

  @Option(
      names = "--analogies",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Questions that are asked after each epoch; scores go to the metrics log (default:"
              + " none).")
  List<Path> analogies = List.of();

  @Option(
      names = "--similarity",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Word pairs that are compared after each epoch, as above (default: none).")
  List<Path> similarity = List.of();

  @Option(
      names = "--evaluate-restrict",
      paramLabel = "N",
      defaultValue = "30000",
      description =
          "--analogies among the first N words only, 0 for all (default: ${DEFAULT-VALUE};"
              + " word2vec's demo scripts).")
  int restrict;

  /** Options of this group that only skip-gram and CBOW know. */
  static final List<String> WORD2VEC_ONLY = List.of("--keep-state", "--valid", "--patience");

  void check() {
    if (patience != null && valid == null) {
      throw new UsageException("--patience needs --valid, a text that is not trained on");
    }
    if (saveEvery < 0) {
      throw new UsageException("--save-every takes seconds, 0 for never, not " + saveEvery);
    }
  }

  Duration saveEvery() {
    return Duration.ofSeconds(saveEvery);
  }
}
