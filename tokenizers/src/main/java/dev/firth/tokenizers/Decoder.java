package dev.firth.tokenizers;

import java.util.List;

/** Turns tokens back into text. Implementations are immutable. */
@FunctionalInterface
public interface Decoder {
  /**
   * The parts of the text, to be joined without anything between; decoders in a row pass them on.
   */
  List<String> decode(List<String> tokens);
}
