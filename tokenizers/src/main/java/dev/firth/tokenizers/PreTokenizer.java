package dev.firth.tokenizers;

import java.util.function.Consumer;

/**
 * Cuts a text into pieces that a {@link Model} then splits one by one; no token crosses a piece. It
 * may rewrite what it cuts, as the byte-level one does. Implementations are immutable.
 */
@FunctionalInterface
public interface PreTokenizer {
  /** Gives the pieces of a text in order, none of them empty. */
  void split(NormalizedText text, Consumer<NormalizedText> pieces);
}
