package dev.firth.eval.baseline.documents;

import dev.firth.runs.BadInputException;
import java.io.IOException;

/** A document a line: its name, a tab, its text. Further tabs belong to the text. */
final class TabbedLines implements LineForm {
  @Override
  public TextDocument next(CorpusLines lines, FileIds ids) throws IOException {
    if (!lines.nextLine()) {
      return null;
    }
    String line = lines.line();
    int tab = line.indexOf('\t');
    if (tab < 1) {
      throw new BadInputException(
          lines.place()
              + (tab == 0 ? ": no name before the tab" : ": no tab")
              + "; a line is a name, a tab and a text");
    }
    return new TextDocument(line.substring(0, tab), line.substring(tab + 1));
  }
}
