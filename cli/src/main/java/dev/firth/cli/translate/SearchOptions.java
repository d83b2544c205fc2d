package dev.firth.cli.translate;

import dev.firth.cli.decoding.DrawFlags;
import dev.firth.cli.decoding.RepetitionFlags;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.CoveragePenalty;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.LengthPenalty;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How translations are searched for or drawn. */
final class SearchOptions {
  private static final List<String> SEARCHED_ONLY =
      List.of("--beam", "--length-penalty", "--coverage", "--constraints");

  @Option(
      names = "--beam",
      paramLabel = "N",
      defaultValue = "5",
      description = "Width of the beam, 1 for greedy search (default: ${DEFAULT-VALUE}; JoeyNMT).")
  int beam;

  @Option(
      names = "--length-penalty",
      paramLabel = "FORM",
      defaultValue = "wu:0.6",
      description =
          "What log-probabilities are divided by: wu:ALPHA (Wu et al. 2016), average, average:ALPHA"
              + " or none (default: ${DEFAULT-VALUE}; Vaswani et al. 2017).")
  String lengthPenalty;

  @Option(
      names = "--coverage",
      paramLabel = "BETA",
      defaultValue = "0",
      description =
          "Weight of the coverage penalty, for gru and lstm with attention (default:"
              + " ${DEFAULT-VALUE}, none; Wu et al. 2016).")
  double coverage;

  @Option(
      names = "--n-best",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Translations of a line, at most the beam; with 2 and more each on a line of its own, as"
              + " line ||| translation ||| score (default: ${DEFAULT-VALUE}; Moses).")
  int nBest;

  @Option(
      names = "--min-length",
      paramLabel = "N",
      defaultValue = "1",
      description = "Least tokens (default: ${DEFAULT-VALUE}; fairseq).")
  int minLength;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description = "Most tokens (default: those of the source and 50; Vaswani et al. 2017).")
  Integer maxLength;

  @Mixin RepetitionFlags repetitions = new RepetitionFlags();

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Text that all translations begin with (default: none).")
  String prefix;

  @Option(
      names = "--sample",
      description = "Draw translations, --n-best of them (default: search for the best).")
  boolean sample;

  @Mixin DrawFlags draws = new DrawFlags();

  @Option(
      names = "--max-source",
      paramLabel = "N",
      defaultValue = "1024",
      description =
          "Of longer lines only so many tokens are translated, which is said (default:"
              + " ${DEFAULT-VALUE}; fairseq).")
  int maxSource;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "2048",
      description =
          "Most tokens of the lines that are translated together (default: ${DEFAULT-VALUE};"
              + " Firth).")
  int batchTokens;

  /**
   * The options.
   *
   * @throws UsageException if they make no sense together
   */
  TranslationOptions options(CommandSpec spec) {
    refuse(spec, sample ? SEARCHED_ONLY : DrawFlags.NAMES);
    var options =
        TranslationOptions.defaults().withPrefix(prefix).withSizes(maxSource, batchTokens);
    return sample
        ? options.withSampling(draws.sampling(nBest, constraints()))
        : options.withBeam(search());
  }

  private void refuse(CommandSpec spec, List<String> options) {
    for (String option : options) {
      if (UsedOptions.isGiven(spec, option)) {
        throw new UsageException(
            option + (sample ? " does not go with --sample" : " goes with --sample alone"));
      }
    }
  }

  private BeamOptions search() {
    return BeamOptions.defaults()
        .withBeam(beam, nBest)
        .withLengthPenalty(LengthPenalty.parse(lengthPenalty))
        .withCoveragePenalty(new CoveragePenalty(coverage))
        .withConstraints(constraints());
  }

  private Constraints constraints() {
    var defaults = Constraints.defaults();
    return repetitions.addTo(
        defaults.withLengths(
            LengthLimit.of(minLength),
            maxLength == null ? defaults.maxLength() : LengthLimit.of(maxLength)));
  }
}
