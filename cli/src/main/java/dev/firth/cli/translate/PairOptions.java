package dev.firth.cli.translate;

import dev.firth.cli.shell.StrictOption;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The text of a training, and how it becomes batches. */
final class PairOptions {
  @Option(
      names = "--source",
      paramLabel = "FILE",
      description =
          "Text to learn from, a sentence a line; .gz, .bz2 and .zst are unpacked (no default).")
  Path source;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Its translation, line by line (no default).")
  Path target;

  @Option(
      names = "--valid-source",
      paramLabel = "FILE",
      description = "Text to validate with, which is not learned from (no default).")
  Path validSource;

  @Option(
      names = "--valid-target",
      paramLabel = "FILE",
      description = "Its translation, line by line (no default).")
  Path validTarget;

  @Option(
      names = "--tokenizer",
      paramLabel = "KIND",
      defaultValue = "bpe",
      description =
          "What is learned to cut words: bpe, bytebpe, unigram, wordpiece or word (default:"
              + " ${DEFAULT-VALUE}; Sennrich et al. 2016).")
  String tokenizer;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Tokens of a vocabulary; 0: 8000 for 30,000 pairs, growing with the cube root from 500"
              + " to 32000 (default: ${DEFAULT-VALUE}; Firth).")
  int vocabSize;

  @Option(
      names = "--separate-vocab",
      description =
          "Each language has a vocabulary of its own (default: one for both; Vaswani et al. 2017).")
  boolean separate;

  @Option(
      names = "--max-length",
      paramLabel = "TOKENS",
      defaultValue = "256",
      description =
          "Longest side; pairs with a longer one are left out and counted (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  int maxLength;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "2048",
      description =
          "Most tokens of a batch, filling included (default: ${DEFAULT-VALUE}; Firth; fairseq's"
              + " examples have 4096).")
  int batchTokens;

  @Option(
      names = "--batch-sentences",
      paramLabel = "N",
      description = "Most pairs of a batch (default: no limit).")
  Integer batchSentences;

  @Mixin StrictOption strict = new StrictOption();

  /**
   * The files and what becomes of them.
   *
   * @throws UsageException if a file is not named
   */
  PreparationOptions preparation(int threads) {
    List<String> missing = new ArrayList<>();
    note(missing, "--source", source);
    note(missing, "--target", target);
    note(missing, "--valid-source", validSource);
    note(missing, "--valid-target", validTarget);
    if (!missing.isEmpty()) {
      throw new UsageException("name the text: " + String.join(", ", missing) + " missing");
    }
    return PreparationOptions.of(source, target, validSource, validTarget)
        .withVocabulary(kind(), vocabSize, !separate)
        .withMaxLength(maxLength)
        .withStrict(strict.isGiven())
        .withThreads(threads);
  }

  private static void note(List<String> missing, String option, Path file) {
    if (file == null) {
      missing.add(option);
    }
  }

  private TokenizerKind kind() {
    for (TokenizerKind kind : TokenizerKind.values()) {
      if (kind.label().equals(tokenizer)) {
        return kind;
      }
    }
    throw new UsageException(
        "--tokenizer takes bpe, bytebpe, unigram, wordpiece or word, not " + tokenizer);
  }

  /** How batches are made. */
  BatchOptions batches(long seed) {
    return BatchOptions.defaults()
        .withMaxTokens(batchTokens)
        .withMaxSentences(batchSentences == null ? BatchOptions.NO_LIMIT : batchSentences)
        .withMaxLength(maxLength)
        .withSeed(seed);
  }
}
