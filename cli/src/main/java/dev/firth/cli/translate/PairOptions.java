package dev.firth.cli.translate;

import dev.firth.cli.shell.StrictOption;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.data.Segmentations;
import dev.firth.tokenizers.train.TokenizerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  @Mixin TextFormFlags forms = new TextFormFlags();

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description =
          "Model directory whose tokenizers, forms of text and weights this training begins with;"
              + " options of the model have to be the same (default: none).")
  Path from;

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
      names = "--bpe-dropout",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Share of merges that are left out while it learns, with --tokenizer bpe or bytebpe, such"
              + " as 0.1 (default: ${DEFAULT-VALUE}; Provilkov et al. 2020).")
  double bpeDropout;

  @Option(
      names = "--segmentations",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Ways of cutting the text with --bpe-dropout, which take turns, an epoch each (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  int segmentations;

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
  PreparationOptions preparation(int threads, long seed) {
    List<String> missing = new ArrayList<>();
    note(missing, "--source", source);
    note(missing, "--target", target);
    note(missing, "--valid-source", validSource);
    note(missing, "--valid-target", validTarget);
    if (!missing.isEmpty()) {
      throw new UsageException("name the text: " + String.join(", ", missing) + " missing");
    }
    return PreparationOptions.of(source, target, validSource, validTarget).toBuilder()
        .forms(forms.options())
        .vocabulary(kind(), vocabSize, !separate)
        .from(Optional.ofNullable(from))
        .segmentations(segmentations(seed))
        .maxLength(maxLength)
        .strict(strict.isGiven())
        .threads(threads)
        .build();
  }

  private Segmentations segmentations(long seed) {
    return bpeDropout == 0 ? Segmentations.ONE : new Segmentations(bpeDropout, segmentations, seed);
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
