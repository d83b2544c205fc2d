package dev.firth.cli.score;

import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.BleuTokenizer;
import dev.firth.eval.translation.Smoothing;
import dev.firth.runs.UsageException;
import picocli.CommandLine.Option;

/** Options of BLEU, with sacreBLEU's names. */
final class BleuFlags {
  @Option(
      names = {"--tokenize", "-tok"},
      paramLabel = "NAME",
      defaultValue = "13a",
      converter = TokenizerName.class,
      description =
          "How BLEU splits segments: 13a (mteval), intl (all of Unicode's punctuation), zh, char,"
              + " or none for text that is tokenised (default: ${DEFAULT-VALUE}; sacreBLEU).")
  BleuTokenizer tokenizer;

  @Option(
      names = {"--smooth-method", "-s"},
      paramLabel = "NAME",
      defaultValue = "exp",
      converter = SmoothingName.class,
      description =
          "What BLEU does with orders without a match: exp, floor, add-k or none (default:"
              + " ${DEFAULT-VALUE}; sacreBLEU).")
  Smoothing.Method smoothMethod;

  @Option(
      names = {"--smooth-value", "-sv"},
      paramLabel = "X",
      description =
          "The number of floor or add-k (default: 0.1 for floor, 1 for add-k; Chen and Cherry"
              + " 2014).")
  Double smoothValue;

  @Option(
      names = "--effective-order",
      negatable = true,
      description =
          "Leave out orders that the hypothesis is too short for (default: with --sentence only;"
              + " sacreBLEU).")
  Boolean effectiveOrder;

  @Option(
      names = {"--lowercase", "-lc"},
      description = "Ignore case in BLEU (default: case counts; sacreBLEU).")
  boolean lowercase;

  @Option(
      names = "--max-ngram-order",
      paramLabel = "N",
      defaultValue = "4",
      description = "Longest n-grams of BLEU (default: ${DEFAULT-VALUE}; Papineni et al. 2002).")
  int maxOrder;

  /** The metric. */
  Bleu metric(boolean ofSentences) {
    if (maxOrder < 1 || maxOrder > 64) {
      throw new UsageException("--max-ngram-order takes a number from 1 to 64, not " + maxOrder);
    }
    return new Bleu(
        new BleuOptions(
            tokenizer,
            smoothing(),
            effectiveOrder == null ? ofSentences : effectiveOrder,
            lowercase,
            maxOrder));
  }

  private Smoothing smoothing() {
    if (smoothValue == null) {
      return Smoothing.of(smoothMethod);
    }
    if (smoothMethod.defaultValue().isEmpty()) {
      throw new UsageException(
          "--smooth-value goes with --smooth-method floor or add-k, not with "
              + smoothMethod.label());
    }
    if (!(smoothValue >= 0 && Double.isFinite(smoothValue))) {
      throw new UsageException("--smooth-value takes a number from 0 on, not " + smoothValue);
    }
    return Smoothing.of(smoothMethod, smoothValue);
  }
}
