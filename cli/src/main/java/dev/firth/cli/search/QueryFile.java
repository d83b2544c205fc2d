package dev.firth.cli.search;

import dev.firth.eval.baseline.documents.DocumentFormat;
import dev.firth.eval.baseline.documents.DocumentSource;
import java.util.List;

/** A file of queries: a name, a tab and a text a line, or JSON lines with id and text. */
final class QueryFile {
  private QueryFile() {}

  static DocumentSource of(String path) {
    boolean json = path.contains(".jsonl") || path.contains(".ndjson");
    return DocumentSource.of(List.of(path))
        .withFormat(json ? DocumentFormat.JSONL : DocumentFormat.TSV);
  }
}
