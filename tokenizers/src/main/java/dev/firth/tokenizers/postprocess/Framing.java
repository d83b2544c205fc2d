package dev.firth.tokenizers.postprocess;

import dev.firth.tokenizers.Encoding;
import java.util.function.UnaryOperator;

/** What the fixed post-processors do to a sequence before they put their tokens around it. */
final class Framing {
  private Framing() {}

  /** A sequence and its windows as nothing but text of the sequence with a number. */
  static Encoding bare(Encoding sequence, int number) {
    return each(sequence, part -> part.asText().withSequence(number));
  }

  /** Does the same to an encoding and to each of its windows. */
  static Encoding each(Encoding encoding, UnaryOperator<Encoding> change) {
    Encoding changed = change.apply(encoding);
    return encoding.overflow().isEmpty()
        ? changed
        : changed.withOverflow(encoding.overflow().stream().map(change).toList());
  }
}
