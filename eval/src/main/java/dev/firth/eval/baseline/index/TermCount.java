package dev.firth.eval.baseline.index;

import org.apache.lucene.util.BytesRef;

/**
 * A term of a document or a query.
 *
 * @param term its UTF-8 bytes, not to be changed
 * @param frequency how often it occurs there, at least 1
 */
public record TermCount(BytesRef term, int frequency) {
  /** The term as text. */
  public String text() {
    return term.utf8ToString();
  }
}
