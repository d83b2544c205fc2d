package dev.firth.cli.vectors;

import dev.firth.tokenizers.words.NamedWords;
import picocli.CommandLine.Option;

/** How text becomes words. */
public final class TokenizerOptions {
  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      defaultValue = "whitespace",
      description =
          "whitespace, or standard: words by Unicode's rules, UAX #29, through Lucene (default:"
              + " ${DEFAULT-VALUE}; word2vec.c).")
  String tokenizer;

  @Option(
      names = "--lowercase",
      description = "With --tokenizer standard: lower-case words (default: no).")
  boolean lowercase;

  @Option(
      names = "--fold",
      description = "With --tokenizer standard: é becomes e, and so on (default: no).")
  boolean fold;

  /**
   * What was chosen.
   *
   * @throws dev.firth.runs.UsageException if there is no such tokenizer
   */
  public NamedWords words() {
    return new NamedWords(tokenizer, lowercase, fold);
  }
}
