package dev.firth.eval.baseline.documents;

import java.io.IOException;

/** The documents of all files of a corpus in one form. */
final class LineFormReader implements DocumentReader {
  private final CorpusLines lines;
  private final FileIds ids;
  private final LineForm form;
  private boolean inFile;
  private String file = "";
  private long first;

  LineFormReader(CorpusLines lines, FileIds ids, LineForm form) {
    this.lines = lines;
    this.ids = ids;
    this.form = form;
  }

  @Override
  public TextDocument next() throws IOException {
    while (inFile || lines.nextFile()) {
      if (!inFile) {
        form.begin();
        inFile = true;
      }
      file = lines.fileName();
      first = lines.number() + 1;
      TextDocument document = form.next(lines, ids);
      if (document != null) {
        return document;
      }
      inFile = false;
    }
    return null;
  }

  @Override
  public String place() {
    return file + ", line " + first;
  }

  @Override
  public long bytes() {
    return lines.bytes();
  }

  @Override
  public long bytesRead() {
    return lines.bytesRead();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
