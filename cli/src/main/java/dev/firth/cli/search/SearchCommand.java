package dev.firth.cli.search;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth search …}. */
@Command(
    name = "search",
    header = "Find documents: TF-IDF and BM25 on a Lucene index, beside sentence vectors.",
    subcommands = {
      SearchIndexCommand.class,
      SearchQueryCommand.class,
      SearchExplainCommand.class,
      SearchSimilarCommand.class,
      SearchTermsCommand.class,
      SearchVectorsCommand.class,
      SearchCompareCommand.class
    })
public final class SearchCommand extends CommandGroup {}
