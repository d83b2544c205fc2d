package dev.firth.cli.score;

import dev.firth.eval.Signature;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.PairedBootstrap;
import dev.firth.eval.significance.SummedScore;
import dev.firth.eval.significance.SystemMatrix;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.runs.UsageException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which paired test, and how much of it. */
final class TestFlags {
  @Option(
      names = {"--paired-bs", "-pbs"},
      description = "The paired bootstrap (default: this test; Koehn 2004).")
  boolean bootstrap;

  @Option(
      names = {"--paired-bs-n", "-pbsn"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "Resamples of the bootstrap (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int samples;

  @Option(
      names = {"--paired-ar", "-par"},
      description =
          "Paired approximate randomisation instead (default: the bootstrap; Riezler and Maxwell"
              + " 2005).")
  boolean randomization;

  @Option(
      names = {"--paired-ar-n", "-parn"},
      paramLabel = "N",
      defaultValue = "10000",
      description = "Trials of the randomisation (default: ${DEFAULT-VALUE}; sacreBLEU).")
  int trials;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description =
          "What the draws begin with; the same ones as sacreBLEU's with SACREBLEU_SEED (default:"
              + " ${DEFAULT-VALUE}; sacreBLEU).")
  long seed;

  void check() {
    if (bootstrap && randomization) {
      throw new UsageException("--paired-bs and --paired-ar are two tests: choose one");
    }
    if (samples < 2) {
      throw new UsageException("--paired-bs-n takes a number from 2 on, not " + samples);
    }
    if (trials < 1) {
      throw new UsageException("--paired-ar-n takes a number from 1 on, not " + trials);
    }
    ConfidenceFlags.checkSeed(seed);
  }

  /** The test of all pairs. */
  SystemMatrix matrix(List<CorpusStatistics> systems, int threads) {
    List<SummedScore> scores = systems.stream().map(CorpusStatistics::resampled).toList();
    return randomization
        ? SystemMatrix.randomization(scores, new ApproximateRandomization(trials, seed), threads)
        : SystemMatrix.bootstrap(
            scores, new PairedBootstrap(samples, seed), Bootstrap.DEFAULT_LEVEL, threads);
  }

  /** A signature with the test in it. */
  Signature signed(Signature signature) {
    Signature seeded = signature.withAfter("nrefs", "seed", seed);
    return randomization
        ? seeded.withAfter("nrefs", "ar", trials)
        : seeded.withAfter("nrefs", "bs", samples);
  }

  /** The test in words. */
  String description() {
    return randomization
        ? "paired approximate randomization, %,d trials, seed %d".formatted(trials, seed)
        : "paired bootstrap, %,d resamples, seed %d".formatted(samples, seed);
  }
}
