package dev.firth.tokenizers.model.bpe;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How subword-nmt applies its codes, besides the codes; the names are those of its options.
 *
 * @param separator written after every part of a word but the last
 * @param vocabulary parts, those within a word with their separator, that may be written; others
 *     are taken apart again as far as the codes go. Empty to write whatever the codes make
 * @param glossaries regular expressions of words and parts of words that stay as they are
 */
public record SubwordNmtOptions(
    String separator, Optional<Set<String>> vocabulary, List<String> glossaries) {
  /** The separator {@code @@}, all parts allowed, no glossaries. */
  public static final SubwordNmtOptions DEFAULTS =
      new SubwordNmtOptions("@@", Optional.empty(), List.of());

  public SubwordNmtOptions {
    vocabulary = vocabulary.filter(parts -> !parts.isEmpty()).map(Set::copyOf);
    glossaries = List.copyOf(glossaries);
  }

  /** The same with another separator. */
  public SubwordNmtOptions withSeparator(String value) {
    return new SubwordNmtOptions(value, vocabulary, glossaries);
  }

  /** The same with only these parts written. */
  public SubwordNmtOptions withVocabulary(Set<String> parts) {
    return new SubwordNmtOptions(separator, Optional.of(parts), glossaries);
  }

  /** The same with expressions of what stays as it is. */
  public SubwordNmtOptions withGlossaries(List<String> expressions) {
    return new SubwordNmtOptions(separator, vocabulary, expressions);
  }
}
