package dev.firth.eval.baseline.documents;

import java.io.IOException;

/** A document a file, called by the file's name below the folder given. */
final class WholeFiles implements LineForm {
  private boolean taken;

  @Override
  public void begin() {
    taken = false;
  }

  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    if (taken) {
      return null;
    }
    taken = true;
    var text = new StringBuilder();
    while (lines.nextLine()) {
      text.append(lines.line()).append('\n');
      lines.requireRoom(text.length());
    }
    return new TextDocument(ids.of(lines.file(), lines.fileName()), text.toString());
  }
}
