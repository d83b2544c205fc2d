package dev.firth.cli.decoding;

import dev.firth.seq2seq.search.Constraints;
import dev.firth.seq2seq.search.SamplingOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** How texts are drawn from a model. */
public final class DrawFlags {
  /** The names of these options, but for the seed. */
  public static final List<String> NAMES = List.of("--temperature", "--top-k", "--top-p");

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

  /**
   * Draws of so many texts.
   *
   * @throws dev.firth.runs.UsageException if a number is out of its range
   */
  public SamplingOptions sampling(int samples, Constraints constraints) {
    return new SamplingOptions(samples, temperature, topK, topP, seed, constraints);
  }
}
