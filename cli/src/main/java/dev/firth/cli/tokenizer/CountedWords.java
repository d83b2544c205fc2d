package dev.firth.cli.tokenizer;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.train.TokenizerKind;
import picocli.CommandLine.Option;

/** What kind of tokenizer the words of a text are counted for. */
public final class CountedWords {
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

  /** The kind. */
  public TokenizerKind kind() {
    return kind;
  }

  /** Whether WordPiece keeps case and accents. */
  public boolean cased() {
    return cased;
  }

  /**
   * Checks that the model knows its options.
   *
   * @throws UsageException if not
   */
  public void check() {
    if (cased && kind != TokenizerKind.WORDPIECE) {
      throw new UsageException(
          "--cased is not for --model %s: leave it out".formatted(kind.label()));
    }
  }
}
