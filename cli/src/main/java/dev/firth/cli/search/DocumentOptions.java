package dev.firth.cli.search;

import dev.firth.eval.baseline.documents.DocumentFormat;
import dev.firth.eval.baseline.documents.DocumentRule;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.runs.UsageException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Documents and how to read them. */
final class DocumentOptions {
  private static final String AUTO = "auto";

  @Parameters(
      arity = "1..*",
      paramLabel = "DOCS",
      description =
          "Files, folders and globs with documents; - is standard input, packed files are"
              + " unpacked.")
  List<String> paths;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = AUTO,
      description =
          "lines: a document a line; tsv: a line is a name, a tab, a text; blocks: blank lines"
              + " between documents; files: a document a file; trec: <DOC> with <DOCNO>; jsonl: a"
              + " JSON object a line (default: ${DEFAULT-VALUE}, by the names and first bytes; a"
              + " folder holds a document a file, other text a document a line).")
  String format;

  @Option(
      names = "--id-field",
      paramLabel = "NAME",
      defaultValue = "id",
      description = "The JSON field with the document's name (default: ${DEFAULT-VALUE}).")
  String idField;

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "text",
      description =
          "The JSON field with the text; several, separated by commas, are joined (default:"
              + " ${DEFAULT-VALUE}).")
  List<String> textFields;

  @Option(
      names = "--lines-per-document",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With blocks: every N lines are a document (default: ${DEFAULT-VALUE}, blank lines end"
              + " them).")
  int linesPerDocument;

  @Option(
      names = "--strict",
      description = "Broken UTF-8 is an error (default: replaced by U+FFFD).")
  boolean strict;

  DocumentSource source() {
    DocumentFormat chosen = format.equals(AUTO) ? null : DocumentFormat.of(format);
    if (linesPerDocument > 0 && chosen != DocumentFormat.BLOCKS) {
      throw new UsageException("--lines-per-document goes with --format blocks");
    }
    return DocumentSource.of(paths)
        .withFormat(chosen)
        .withFields(idField, textFields)
        .withRule(new DocumentRule(linesPerDocument))
        .withStrict(strict);
  }
}
