package dev.firth.cli.training;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.ConstantSchedule;
import dev.firth.seq2seq.train.CosineSchedule;
import dev.firth.seq2seq.train.InverseSquareRootSchedule;
import dev.firth.seq2seq.train.NoamSchedule;
import dev.firth.seq2seq.train.OneCycleSchedule;
import dev.firth.seq2seq.train.PlateauSchedule;
import dev.firth.seq2seq.train.Schedule;
import picocli.CommandLine.Option;

/** How the learning rate goes. */
public final class ScheduleOptions {
  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "0.001",
      description =
          "Greatest learning rate; with --schedule noam the factor before its formula, usually 1"
              + " (default: ${DEFAULT-VALUE}; Firth).")
  double rate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "inverse-sqrt",
      description =
          "constant, inverse-sqrt (fairseq), noam (Vaswani et al. 2017), cosine, one-cycle (both"
              + " need --max-steps), or plateau: cut when validations do not improve (default:"
              + " ${DEFAULT-VALUE}; fairseq).")
  String name;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Steps on which the rate rises evenly (default: ${DEFAULT-VALUE}; Firth, for small"
              + " texts; Vaswani et al. 2017 have 4000).")
  long warmup;

  @Option(
      names = "--min-lr",
      paramLabel = "X",
      defaultValue = "0",
      description = "Least rate of cosine and plateau (default: ${DEFAULT-VALUE}).")
  double least;

  @Option(
      names = "--plateau-factor",
      paramLabel = "X",
      defaultValue = "0.5",
      description = "What plateau cuts the rate to (default: ${DEFAULT-VALUE}; JoeyNMT).")
  double factor;

  @Option(
      names = "--plateau-patience",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Validations in a row without a better value that plateau bears (default:"
              + " ${DEFAULT-VALUE}; JoeyNMT).")
  int patience;

  /**
   * The schedule.
   *
   * @param dim of the model, for noam
   * @param steps in all, if they are limited; null if not
   */
  public Schedule schedule(int dim, Long steps) {
    if (!(rate > 0) || warmup < 0 || least < 0) {
      throw new UsageException("--lr must be above 0, --warmup and --min-lr 0 or more");
    }
    return switch (name) {
      case "constant" -> new ConstantSchedule(rate, warmup);
      case "inverse-sqrt" -> new InverseSquareRootSchedule(rate, warmup);
      case "noam" -> new NoamSchedule(rate, dim, Math.max(1, warmup));
      case "cosine" -> cosine(steps(steps));
      case "one-cycle" -> oneCycle(steps(steps));
      case "plateau" -> new PlateauSchedule(rate, warmup, factor, patience, least);
      default ->
          throw new UsageException(
              "--schedule takes constant, inverse-sqrt, noam, cosine, one-cycle or plateau, not "
                  + name);
    };
  }

  private Schedule cosine(long steps) {
    if (warmup >= steps) {
      throw new UsageException("--warmup must be less than --max-steps");
    }
    return new CosineSchedule(rate, least, warmup, steps);
  }

  private Schedule oneCycle(long steps) {
    double rising = (double) warmup / steps;
    if (!(rising > 0 && rising < 1)) {
      throw new UsageException(
          "--schedule one-cycle needs a --warmup of 1 to less than --max-steps");
    }
    return new OneCycleSchedule(rate, steps, rising);
  }

  private long steps(Long steps) {
    if (steps == null) {
      throw new UsageException("--schedule " + name + " needs --max-steps: where it ends");
    }
    return steps;
  }

  /** Whether the rate of a step depends on how many there are in all. */
  boolean dependsOnSteps() {
    return name.equals("cosine") || name.equals("one-cycle");
  }
}
