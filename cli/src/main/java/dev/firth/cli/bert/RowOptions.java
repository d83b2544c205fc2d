package dev.firth.cli.bert;

import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.masking.MaskedUnit;
import dev.firth.transformer.bert.masking.MaskingOptions;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** What rows are made of and what of them is masked. */
final class RowOptions {
  private static final String NUMBER = "[0-9]*\\.?[0-9]+";

  @Option(
      names = "--pairs",
      paramLabel = "TASK",
      description =
          "What a row asks about its segments: nsp, does the second follow the first (BERT); sop,"
              + " were they swapped (ALBERT); none, rows are packed with sentences (RoBERTa)"
              + " (default: as the --variant has it).")
  String pairs;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "128",
      description = "Tokens of a row at most (default: ${DEFAULT-VALUE}; BERT's first phase).")
  int maxLength;

  @Option(
      names = "--long-length",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Tokens of a row in a second phase, such as 512 (default: ${DEFAULT-VALUE}, no such"
              + " phase).")
  int longLength;

  @Option(
      names = "--long-share",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "Share of the steps that the second phase has (default: ${DEFAULT-VALUE}; BERT).")
  double longShare;

  @Option(
      names = "--short-share",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Share of rows that are made shorter (default: ${DEFAULT-VALUE}; BERT).")
  double shortShare;

  @Option(
      names = "--duplicates",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Versions of rows and masks that take turns (BERT: 10); 0 for new ones in every epoch"
              + " (default: ${DEFAULT-VALUE}; RoBERTa).")
  int duplicates;

  @Option(
      names = "--mask-share",
      paramLabel = "X",
      defaultValue = "0.15",
      description =
          "Share of the tokens that are to be predicted (default: ${DEFAULT-VALUE}; BERT).")
  double maskShare;

  @Option(
      names = "--replace",
      paramLabel = "MASK,RANDOM",
      defaultValue = "0.8,0.1",
      description =
          "Shares of those that become the mask token and a random one; the rest stays (default:"
              + " ${DEFAULT-VALUE}; BERT).")
  String replacements;

  @Option(names = "--whole-word", description = "Mask whole words (default: single tokens; BERT).")
  boolean wholeWord;

  @Option(
      names = "--spans",
      description = "Mask spans of words, as SpanBERT does (default: single tokens; BERT).")
  boolean spans;

  @Option(
      names = "--max-predictions",
      paramLabel = "N",
      description = "Most masked tokens of a row (default: no limit; BERT has 20 for 128).")
  Integer maxPredictions;

  /**
   * The rows.
   *
   * @param usual what they ask if nothing was said
   */
  ExampleOptions examples(SentenceTask usual, long seed) {
    SentenceTask task =
        pairs == null
            ? usual
            : Choice.of("--pairs", pairs, SentenceTask.values(), SentenceTask::label);
    return new ExampleOptions(task, maxLength, shortShare, duplicates, seed);
  }

  MaskingOptions masking() {
    if (wholeWord && spans) {
      throw new UsageException("--whole-word and --spans exclude each other: spans are of words");
    }
    double[] shares = shares();
    MaskedUnit unit = spans ? MaskedUnit.SPANS : wholeWord ? MaskedUnit.WORDS : MaskedUnit.TOKENS;
    return new MaskingOptions(
        maskShare,
        shares[0],
        shares[1],
        unit,
        maxPredictions == null ? MaskingOptions.NO_LIMIT : maxPredictions);
  }

  private double[] shares() {
    if (!replacements.matches(NUMBER + "," + NUMBER)) {
      throw new UsageException("--replace takes two numbers with a comma, not " + replacements);
    }
    return Arrays.stream(replacements.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
