package dev.firth.cli.search;

import dev.firth.cli.shell.LuceneLog;
import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The index that a command reads. */
final class IndexArgument {
  @Parameters(
      index = "0",
      paramLabel = "INDEX",
      description = "An index, as search index writes it.")
  Path folder;

  SearchIndex open() throws IOException {
    LuceneLog.quiet();
    return SearchIndex.open(folder);
  }
}
