package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import picocli.CommandLine.Option;

/** What kind of tokenizer the words of a text are counted for. */
final class CountedWords {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = KindName.class,
      description =
          "bpe: pairs of characters; bytebpe: pairs of bytes, as GPT-2; wordpiece: as BERT;"
              + " unigram: the most likely pieces, as SentencePiece; word: whole words (default:"
              + " bytebpe).")
  TokenizerKind kind = TokenizerKind.BYTE_BPE;

  @Option(
      names = "--cased",
      description = "wordpiece keeps case and accents (default: it drops them, as BERT uncased).")
  boolean cased;

  /** An option that the model knows nothing of is a mistake. */
  void check() {
    if (cased && kind != TokenizerKind.WORDPIECE) {
      throw new UsageException(
          "--cased is not for --model %s: leave it out".formatted(kind.label()));
    }
  }
}
