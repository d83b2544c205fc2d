package dev.firth.cli.shell;

import dev.firth.corpora.Corpus;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Parameters;

/** CORPUS: the text that a command reads. */
public final class CorpusArgument {
  /** Help of a corpus, for commands where it is not the first argument or may be left out. */
  public static final String DESCRIPTION =
      "Text files, folders, globs, or - for standard input; .gz, .bz2 and .zst are unpacked.";

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = DESCRIPTION)
  private List<String> corpus;

  /** Looks for the files; the caller closes them. */
  public Corpus open(boolean strict) throws IOException {
    return Corpus.of(corpus).strict(strict);
  }
}
