package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Fold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which examples a fine-tuned model is judged by. */
final class HeldOutFlags {
  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description =
          "Examples to choose the best weights by (default: none; needed without --folds).")
  private Path validation;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "Instead of --valid: train K times, judge each time by another K-th part of --train, and"
              + " tell mean and deviation; no model is kept (default: no).")
  private Integer folds;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description =
          "With --valid: examples that judge the chosen weights once more (default: none).")
  private Path test;

  /** Reads examples of some kind. */
  @FunctionalInterface
  interface Reader<X, Y> {
    List<Example<X, Y>> read(Path file) throws IOException;
  }

  /** Refuses both, neither, and folds with several seeds or a test. */
  void check(int seeds) {
    if ((validation == null) == (folds == null)) {
      throw new UsageException(
          "give --valid FILE with examples to choose the best weights by, or else --folds K");
    }
    if (folds != null && test != null) {
      throw new UsageException("--test goes with --valid: folds judge every example of --train");
    }
    if (folds != null && seeds > 1) {
      throw new UsageException("--folds goes with one seed: leave --seeds out");
    }
  }

  /** One part to learn from and one to judge by, or those of a cross-validation. */
  <X, Y> List<Fold<X, Y>> folds(List<Example<X, Y>> known, Reader<X, Y> reader, long seed)
      throws IOException {
    if (folds != null) {
      return Fold.of(known, folds, seed);
    }
    List<Example<X, Y>> last = test == null ? List.of() : reader.read(test);
    return List.of(new Fold<>(known, reader.read(validation), last));
  }
}
