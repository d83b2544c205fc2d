package dev.firth.embeddings.classify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How labelled text is written. */
public enum LabelledFormat {
  /** One of the others, told by the first line. */
  AUTO,
  /** fastText's: a text a line, the words with the label prefix are its labels. */
  FASTTEXT,
  /**
   * Columns divided by tabs: label and text. If the first line names a column {@code label}, the
   * text is the column named text, sentence or question, or else the last other one.
   */
  TSV;

  /** The name that commands use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format with this name. */
  public static Optional<LabelledFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
  }

  /** All names, for help and messages. */
  public static String labels() {
    return Arrays.stream(values()).map(LabelledFormat::label).collect(Collectors.joining(", "));
  }
}
