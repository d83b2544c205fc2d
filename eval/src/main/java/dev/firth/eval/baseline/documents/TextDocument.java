package dev.firth.eval.baseline.documents;

import java.util.Objects;

/**
 * A document as it comes in.
 *
 * @param id its name, which no other document of the collection has
 * @param text all of its text; may be empty
 */
public record TextDocument(String id, String text) {
  public TextDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
  }
}
