package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a student learns from a teacher, and how much of it. */
final class DistillationFlags {
  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "What both models' scores are divided by; more shows more of what the teacher holds for"
              + " unlikely (default: 2; DistilBERT).")
  private Double temperature;

  @Option(
      names = "--soft-weight",
      paramLabel = "X",
      description = "Weight of the teacher's answers (default: 5; DistilBERT).")
  private Double soft;

  @Option(
      names = "--hard-weight",
      paramLabel = "X",
      description = "Weight of the right answers (default: 2; DistilBERT).")
  private Double hard;

  @Option(
      names = "--hidden-weight",
      paramLabel = "X",
      description =
          "Weight of the last hidden states' distance, one minus the cosine (default: 1,"
              + " DistilBERT, or 0 where the models differ in dim).")
  private Double hidden;

  boolean isGiven() {
    return Stream.of(temperature, soft, hard, hidden).anyMatch(value -> value != null);
  }

  /**
   * The weights.
   *
   * @throws UsageException if one is impossible, or the hidden states of the two dims are to be
   *     compared and cannot be
   */
  DistillationOptions options(int dim, int teachersDim) {
    DistillationOptions usual = DistillationOptions.defaults(dim, teachersDim);
    var options =
        new DistillationOptions(
            temperature == null ? usual.temperature() : temperature,
            soft == null ? usual.soft() : soft,
            hard == null ? usual.hard() : hard,
            hidden == null ? usual.hidden() : hidden);
    options.requireComparable(dim, teachersDim);
    return options;
  }
}
