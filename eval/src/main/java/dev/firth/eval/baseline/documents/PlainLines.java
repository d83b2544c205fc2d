package dev.firth.eval.baseline.documents;

import java.io.IOException;

/** A document a line, called by its number. */
final class PlainLines implements LineForm {
  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    return lines.nextLine()
        ? new TextDocument(ids.of(lines.file(), lines.fileName(), lines.number()), lines.line())
        : null;
  }
}
