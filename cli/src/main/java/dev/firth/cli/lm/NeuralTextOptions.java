package dev.firth.cli.lm;

import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Corpus;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.TextOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The text that a neural language model learns from, and how it becomes batches. */
final class NeuralTextOptions {
  @Parameters(arity = "0..*", paramLabel = "TEXT", description = CorpusArgument.DESCRIPTION)
  List<String> text = new ArrayList<>();

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description =
          "Text to validate with, which is not learned from (default: lines of TEXT, see"
              + " --hold-out).")
  Path valid;

  @Option(
      names = "--hold-out",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Without --valid every N-th line validates and is not learned from (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  int holdOut;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description =
          "A tokenizer with <pad>, <s> and </s>, or BERT's [PAD], [CLS] and [SEP] (default: one is"
              + " learned from TEXT).")
  Path tokenizer;

  @Option(
      names = "--vocab-kind",
      paramLabel = "KIND",
      defaultValue = "bytebpe",
      description =
          "What is learned to cut words: bytebpe, bpe, unigram, wordpiece or word; only to bytebpe"
              + " no text is unknown (default: ${DEFAULT-VALUE}; Radford et al. 2019).")
  String kind;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Tokens of the vocabulary; 0: 8000 for 30,000 lines, growing with the cube root from 500"
              + " to 32000 (default: ${DEFAULT-VALUE}; Firth).")
  int vocabSize;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      defaultValue = "2048",
      description =
          "Most tokens of a batch, filling included (default: ${DEFAULT-VALUE}; Firth; fairseq's"
              + " examples have 4096).")
  int batchTokens;

  @Mixin StrictOption strict = new StrictOption();

  /**
   * The files and what becomes of them.
   *
   * @throws UsageException if there is none
   */
  TextOptions preparation(int threads) {
    if (text.isEmpty()) {
      throw new UsageException("name the text to learn from: files, folders, or -");
    }
    var options =
        TextOptions.of(text)
            .withHeldOutEvery(holdOut)
            .withVocabulary(kind(), vocabSize)
            .withStrict(strict.isGiven())
            .withThreads(threads);
    options = valid == null ? options : options.withHeldOut(valid);
    return tokenizer == null ? options : options.withTokenizer(tokenizer);
  }

  private TokenizerKind kind() {
    return Arrays.stream(TokenizerKind.values())
        .filter(known -> known.label().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--vocab-kind takes %s, not %s".formatted(kinds(), kind)));
  }

  private static String kinds() {
    return Arrays.stream(TokenizerKind.values())
        .map(TokenizerKind::label)
        .collect(Collectors.joining(", "));
  }

  /** How batches are made. */
  BatchOptions batches(int context, long seed) {
    return BatchOptions.defaults().withMaxTokens(batchTokens).withMaxLength(context).withSeed(seed);
  }

  /** All files that are read. */
  List<Path> files() throws IOException {
    try (Corpus corpus = Corpus.of(text)) {
      List<Path> files = new ArrayList<>(corpus.files());
      if (valid != null) {
        files.add(valid);
      }
      return files;
    }
  }
}
