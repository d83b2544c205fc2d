package dev.firth.tokenizers.postprocess;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A piece of a template: one of the sequences, or special tokens. */
public sealed interface TemplatePiece {
  /** The type id that its tokens get. */
  int typeId();

  /**
   * An input sequence.
   *
   * @param number 0 for the first (A), 1 for the second (B)
   */
  record Sequence(int number, int typeId) implements TemplatePiece {
    public Sequence {
      Objects.checkIndex(number, 2);
    }
  }

  /**
   * Special tokens.
   *
   * @param name their name in the list of {@link TemplateProcessing}
   */
  record Special(String name, int typeId) implements TemplatePiece {
    public Special {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * The pieces of a template as people write it: names with blanks between, {@code $A} and {@code
   * $B} for the sequences, {@code :1} behind a name for its type, as in {@code [CLS] $A [SEP] $B:1
   * [SEP]:1}.
   *
   * @throws UsageException if a piece cannot be read
   */
  static List<TemplatePiece> parse(String template) {
    return Arrays.stream(template.split(" ", -1)).map(TemplatePiece::parsePiece).toList();
  }

  private static TemplatePiece parsePiece(String piece) {
    String[] parts = piece.split(":", -1);
    if (parts.length > 2 || parts[0].isEmpty()) {
      throw unreadable(piece);
    }
    int typeId = parts.length == 2 ? number(parts[1], piece) : -1;
    if (!parts[0].startsWith("$")) {
      return new Special(parts[0], Math.max(typeId, 0));
    }
    return switch (parts[0]) {
      case "$", "$A", "$a" -> new Sequence(0, Math.max(typeId, 0));
      case "$B", "$b" -> new Sequence(1, Math.max(typeId, 0));
      default -> new Sequence(0, typeId < 0 ? number(parts[0].substring(1), piece) : typeId);
    };
  }

  private static int number(String digits, String piece) {
    try {
      return Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException e) {
      throw unreadable(piece);
    }
  }

  private static UsageException unreadable(String piece) {
    return new UsageException(
        "a template has the piece '"
            + piece
            + "'; write $A, $B or the name of a special token, with :1 behind it for type 1");
  }
}
