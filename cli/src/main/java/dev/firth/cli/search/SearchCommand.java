package dev.firth.cli.search;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth search …}. */
@Command(
    name = "search",
    header = "Find documents without learning: TF-IDF and BM25 on a Lucene index.",
    subcommands = {
      SearchIndexCommand.class,
      SearchQueryCommand.class,
      SearchExplainCommand.class,
      SearchSimilarCommand.class,
      SearchTermsCommand.class,
      SearchVectorsCommand.class
    })
public final class SearchCommand extends CommandGroup {}
