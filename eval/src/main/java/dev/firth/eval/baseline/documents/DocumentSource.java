package dev.firth.eval.baseline.documents;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where documents are and how they are to be read.
 *
 * @param paths files, folders, globs or "-" for standard input, as {@link Corpus#of(List)} takes
 *     them
 * @param format their form; null to see from names and first bytes: {@code .jsonl} and {@code
 *     .ndjson} are JSON lines, {@code .tsv} names and texts, what begins with {@code <DOC} is
 *     TREC's, a folder holds a document a file, all else a document a line
 * @param idField the field of a JSON line that holds the document's name
 * @param textFields the fields of a JSON line that hold its text
 * @param rule where documents end, with {@link DocumentFormat#BLOCKS}
 * @param strict broken UTF-8 is an error
 */
public record DocumentSource(
    List<String> paths,
    DocumentFormat format,
    String idField,
    List<String> textFields,
    DocumentRule rule,
    boolean strict) {
  public DocumentSource {
    paths = List.copyOf(paths);
    textFields = List.copyOf(textFields);
    if (textFields.isEmpty()) {
      throw new UsageException("no text field; name at least one");
    }
  }

  /** Fields {@code id} and {@code text}, blank lines between blocks, broken bytes replaced. */
  public static DocumentSource of(List<String> paths) {
    return new DocumentSource(paths, null, "id", List.of("text"), DocumentRule.blankLines(), false);
  }

  public DocumentSource withFormat(DocumentFormat newFormat) {
    return new DocumentSource(paths, newFormat, idField, textFields, rule, strict);
  }

  public DocumentSource withFields(String newIdField, List<String> newTextFields) {
    return new DocumentSource(paths, format, newIdField, newTextFields, rule, strict);
  }

  public DocumentSource withRule(DocumentRule newRule) {
    return new DocumentSource(paths, format, idField, textFields, newRule, strict);
  }

  public DocumentSource withStrict(boolean brokenBytesAreErrors) {
    return new DocumentSource(paths, format, idField, textFields, rule, brokenBytesAreErrors);
  }

  /**
   * The text itself, to be closed.
   *
   * @throws BadInputException if a path does not exist, cannot be read or holds no text
   */
  public Corpus corpus() throws IOException {
    return Corpus.of(paths).strict(strict);
  }

  /**
   * Reads the documents; closing the reader closes the text.
   *
   * @throws BadInputException as {@link #corpus()}
   */
  public DocumentReader open() throws IOException {
    return open(corpus());
  }

  /** Reads the documents of a text opened before; closing the reader closes it. */
  public DocumentReader open(Corpus text) throws IOException {
    var ids = new FileIds(paths, text.files().size());
    return new LineFormReader(new CorpusLines(text), ids, form(text));
  }

  private LineForm form(Corpus text) throws IOException {
    return switch (format == null ? seen(text) : format) {
      case LINES -> new PlainLines();
      case TSV -> new TabbedLines();
      case BLOCKS -> new LineBlocks(rule);
      case FILES -> new WholeFiles();
      case TREC -> new TrecDocuments();
      case JSONL -> new JsonLines(idField, textFields);
    };
  }

  /** What the first file looks like. */
  private DocumentFormat seen(Corpus text) throws IOException {
    Path first = text.files().getFirst();
    String name = first.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst)$", "");
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return DocumentFormat.JSONL;
    }
    if (name.endsWith(".tsv")) {
      return DocumentFormat.TSV;
    }
    if (firstLine(text).regionMatches(true, 0, "<DOC", 0, 4)) {
      return DocumentFormat.TREC;
    }
    boolean folder = paths.stream().anyMatch(p -> !p.equals("-") && Files.isDirectory(Path.of(p)));
    return folder ? DocumentFormat.FILES : DocumentFormat.LINES;
  }

  private static String firstLine(Corpus text) throws IOException {
    try (TextReader reader = text.open()) {
      return reader.next()
          ? new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8)
          : "";
    }
  }
}
