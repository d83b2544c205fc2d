package dev.firth.cli.vectors;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.words.LuceneWords;
import dev.firth.tokenizers.words.WhitespaceWords;
import picocli.CommandLine.Option;

/** How text becomes words. */
final class TokenizerOptions {
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

  WordTokenizer tokenizer() {
    return switch (tokenizer) {
      case "whitespace" -> {
        if (lowercase || fold) {
          throw new UsageException("--lowercase and --fold need --tokenizer standard");
        }
        yield new WhitespaceWords();
      }
      case "standard" -> LuceneWords.standard().lowercase(lowercase).fold(fold);
      default ->
          throw new UsageException("--tokenizer takes whitespace or standard, not " + tokenizer);
    };
  }
}
