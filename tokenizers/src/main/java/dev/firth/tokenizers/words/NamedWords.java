package dev.firth.tokenizers.words;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import java.io.Serializable;

/**
 * A word tokenizer by its name and settings: what a user chooses, and what travels to another
 * machine.
 *
 * @param name {@code whitespace}: words between white space; {@code standard}: words by Unicode's
 *     rules (UAX #29), through Lucene
 * @param lowercase with standard: words become lower-case
 * @param fold with standard: é becomes e, and so on
 */
public record NamedWords(String name, boolean lowercase, boolean fold) implements Serializable {
  private static final String WHITESPACE = "whitespace";

  /**
   * Checks the values.
   *
   * @throws UsageException if there is no such tokenizer, or it has no such settings
   */
  public NamedWords {
    switch (name) {
      case WHITESPACE -> {
        if (lowercase || fold) {
          throw new UsageException("--lowercase and --fold need --tokenizer standard");
        }
      }
      case "standard" -> {}
      default -> throw new UsageException("--tokenizer takes whitespace or standard, not " + name);
    }
  }

  /** Words between white space. */
  public static NamedWords whitespace() {
    return new NamedWords(WHITESPACE, false, false);
  }

  /** The tokenizer. */
  public WordTokenizer open() {
    return name.equals(WHITESPACE)
        ? new WhitespaceWords()
        : LuceneWords.standard().lowercase(lowercase).fold(fold);
  }
}
