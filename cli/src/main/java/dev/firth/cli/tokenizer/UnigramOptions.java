package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.UnigramTrainerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Option;

/** How {@code --model unigram} learns its pieces. */
final class UnigramOptions {
  private static final UnigramTrainerOptions DEFAULTS = UnigramTrainerOptions.defaults();

  @Option(
      names = "--character-coverage",
      paramLabel = "SHARE",
      description =
          "unigram: share of the text's characters that pieces cover, the rarest are left out"
              + " (default: 1; SentencePiece: 0.9995).")
  Double characterCoverage;

  @Option(
      names = "--byte-fallback",
      description = "unigram: unknown characters become bytes (default: the unknown token).")
  boolean byteFallback;

  @Option(
      names = "--user-defined",
      paramLabel = "TEXT",
      description = "unigram: text that is never cut, to be given several times (default: none).")
  List<String> userDefined = List.of();

  @Option(
      names = "--seed-size",
      paramLabel = "N",
      description =
          "unigram: frequent strings that the learning begins with (default: 1000000;"
              + " SentencePiece).")
  Integer seedSize;

  @Option(
      names = "--max-piece-length",
      paramLabel = "N",
      description = "unigram: characters of a piece at most (default: 16; SentencePiece).")
  Integer maxPieceLength;

  @Option(
      names = "--shrinking-factor",
      paramLabel = "SHARE",
      description =
          "unigram: pieces that a round of pruning leaves (default: 0.75; SentencePiece).")
  Double shrinkingFactor;

  @Option(
      names = "--sub-iterations",
      paramLabel = "N",
      description =
          "unigram: rounds of expectation maximization before a pruning (default: 2;"
              + " SentencePiece).")
  Integer subIterations;

  /** The options of the trainer, without those that all models have. */
  UnigramTrainerOptions options(int threads, Set<Integer> alphabet) {
    return DEFAULTS
        .withPruning(
            Objects.requireNonNullElse(shrinkingFactor, DEFAULTS.shrinkingFactor()),
            Objects.requireNonNullElse(subIterations, DEFAULTS.subIterations()))
        .withSeeds(
            Objects.requireNonNullElse(seedSize, DEFAULTS.seedSize()),
            Objects.requireNonNullElse(maxPieceLength, DEFAULTS.maxPieceLength()))
        .withAlphabet(
            Objects.requireNonNullElse(characterCoverage, DEFAULTS.characterCoverage()), alphabet)
        .withUserDefinedSymbols(userDefined)
        .withByteFallback(byteFallback)
        .withThreads(threads);
  }

  /** Refuses these options for another model. */
  void requireNone(String model) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("--character-coverage", characterCoverage);
    given.put("--byte-fallback", byteFallback ? true : null);
    given.put("--user-defined", userDefined.isEmpty() ? null : userDefined);
    given.put("--seed-size", seedSize);
    given.put("--max-piece-length", maxPieceLength);
    given.put("--shrinking-factor", shrinkingFactor);
    given.put("--sub-iterations", subIterations);
    given.forEach(
        (option, value) -> {
          if (value != null) {
            throw new UsageException(
                "%s is for --model unigram, not %s: leave it out".formatted(option, model));
          }
        });
  }
}
