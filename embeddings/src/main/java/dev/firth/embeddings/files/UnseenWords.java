package dev.firth.embeddings.files;

import java.util.Optional;

/**
 * Makes vectors for words that a table does not hold, as models with subwords can. Thread-safe
 * while the table is open.
 */
@FunctionalInterface
public interface UnseenWords {
  /** The vector of a word, or nothing if the word has none. */
  Optional<float[]> vector(String word);
}
