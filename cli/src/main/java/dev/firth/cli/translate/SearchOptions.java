package dev.firth.cli.translate;

import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.CoveragePenalty;
import dev.firth.seq2seq.search.LengthLimit;
import dev.firth.seq2seq.search.LengthPenalty;
import dev.firth.seq2seq.search.SamplingOptions;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How translations are searched for or drawn. */
final class SearchOptions {
  private static final List<String> DRAWN_ONLY = List.of("--temperature", "--top-k", "--top-p");
  private static final List<String> SEARCHED_ONLY =
      List.of("--beam", "--length-penalty", "--coverage");

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
          "Weight of the coverage penalty, for models with attention (default: ${DEFAULT-VALUE},"
              + " none; Wu et al. 2016).")
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

  @Option(
      names = "--no-repeat-ngram",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "No run of N tokens comes twice, 0 for no such rule (default: ${DEFAULT-VALUE};"
              + " fairseq).")
  int noRepeat;

  @Option(
      names = "--repetition-penalty",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Makes tokens that came already less likely if above 1 (default: ${DEFAULT-VALUE}, none;"
              + " Keskar et al. 2019).")
  float repetition;

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

  @Option(
      names = "--temperature",
      paramLabel = "X",
      defaultValue = "1",
      description = "Below 1 draws are of likelier tokens (default: ${DEFAULT-VALUE}).")
  double temperature;

  @Option(
      names = "--top-k",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Draw from the N likeliest tokens, 0 for all (default: ${DEFAULT-VALUE}; Fan et al."
              + " 2018).")
  int topK;

  @Option(
      names = "--top-p",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Draw from the fewest tokens with this probability together (default: ${DEFAULT-VALUE},"
              + " all; Holtzman et al. 2020).")
  double topP;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides all draws (default: ${DEFAULT-VALUE}; Firth).")
  long seed;

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
    refuse(spec, sample ? SEARCHED_ONLY : DRAWN_ONLY);
    var options =
        TranslationOptions.defaults().withPrefix(prefix).withSizes(maxSource, batchTokens);
    return sample ? options.withSampling(sampling()) : options.withBeam(search());
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

  private SamplingOptions sampling() {
    return new SamplingOptions(nBest, temperature, topK, topP, seed, constraints());
  }

  private Constraints constraints() {
    var defaults = Constraints.defaults();
    return defaults
        .withLengths(
            LengthLimit.of(minLength),
            maxLength == null ? defaults.maxLength() : LengthLimit.of(maxLength))
        .withNoRepeatNgram(noRepeat)
        .withRepetitionPenalty(repetition);
  }
}
