package dev.firth.cli.classify;

import dev.firth.cli.shell.StrictOption;
import dev.firth.embeddings.classify.LabelledFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How labelled text is written. */
final class LabelledInput {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "auto",
      converter = LabelledFormatName.class,
      description =
          "fasttext: words that begin with the label prefix are labels; tsv: label TAB text, or"
              + " columns named in the first line; auto: told by the first line (default:"
              + " ${DEFAULT-VALUE}).")
  LabelledFormat format;

  @Option(
      names = "--label-prefix",
      paramLabel = "TEXT",
      defaultValue = "__label__",
      description = "What labels begin with (default: ${DEFAULT-VALUE}; fastText).")
  String labelPrefix;

  @Mixin StrictOption strict;
}
