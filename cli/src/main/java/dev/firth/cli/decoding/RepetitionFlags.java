package dev.firth.cli.decoding;

import dev.firth.seq2seq.search.Constraints;
import picocli.CommandLine.Option;

/** What is done about repetitions in what a model writes. */
public final class RepetitionFlags {
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
  float penalty;

  /**
   * Constraints with these rules.
   *
   * @throws dev.firth.runs.UsageException if a number is out of its range
   */
  public Constraints addTo(Constraints constraints) {
    return constraints.withNoRepeatNgram(noRepeat).withRepetitionPenalty(penalty);
  }
}
