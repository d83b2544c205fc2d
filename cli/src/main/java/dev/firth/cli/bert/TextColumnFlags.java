package dev.firth.cli.bert;

import dev.firth.transformer.bert.finetune.data.TextColumns;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which columns of a file hold what. */
final class TextColumnFlags {
  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description =
          "Column of the text: a name of the header, or a number from 1 (default: found by the"
              + " usual names).")
  String text;

  @Option(
      names = "--pair-column",
      paramLabel = "NAME",
      description = "The same for the second text of a pair (default: as --text-column).")
  String second;

  boolean isGiven() {
    return text != null || second != null;
  }

  TextColumns columns(String label) {
    return new TextColumns(
        Optional.ofNullable(label), Optional.ofNullable(text), Optional.ofNullable(second));
  }
}
