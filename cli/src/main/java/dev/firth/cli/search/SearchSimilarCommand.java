package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.index.TermBag;
import dev.firth.eval.baseline.search.Bm25;
import dev.firth.eval.baseline.search.Hit;
import dev.firth.eval.baseline.search.MoreLikeThis;
import dev.firth.eval.baseline.search.Ranker;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth search similar}. */
@Command(
    name = "similar",
    header = "Documents like a document.",
    footer = {
      "",
      "By the product of their vectors: with --weighting sklearn or a SMART norm c that is the",
      "cosine. Or by --more-like-this: the most telling terms of the document as a query to BM25.",
      "",
      "  firth search similar abstracts.index 184",
      "  firth search similar abstracts.index 184 --more-like-this"
    })
final class SearchSimilarCommand extends FirthCommand {
  @Mixin IndexArgument index;

  @Parameters(index = "1", paramLabel = "DOC", description = "The document's name.")
  String document;

  @Mixin WeightingOption weighting;

  @Option(
      names = "--more-like-this",
      description = "Search with the document's most telling terms (default: compare vectors).")
  boolean moreLikeThis;

  @Option(
      names = "--min-tf",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "More like this: a term occurs so often in the document (default: ${DEFAULT-VALUE};"
              + " Lucene).")
  int minTf;

  @Option(
      names = "--min-docs",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "More like this: so many documents have the term (default: ${DEFAULT-VALUE}; Lucene).")
  int minDocs;

  @Option(
      names = "--max-terms",
      paramLabel = "N",
      defaultValue = "25",
      description = "More like this: terms of the query (default: ${DEFAULT-VALUE}; Lucene).")
  int maxTerms;

  @Mixin TopOption top;

  @Override
  protected void run(Console console) throws IOException {
    if (moreLikeThis) {
      weighting.details.requireNone("--more-like-this");
    }
    try (var open = index.open()) {
      int number = open.document(document);
      if (open.termsOf(number).isEmpty()) {
        throw new BadInputException(
            "the document '" + document + "' has no words, so none is like it");
      }
      List<Hit> hits = moreLikeThis ? moreLikeThis(open, number) : byVectors(open, number);
      new HitOutput(console, open).print(hits);
    }
  }

  private List<Hit> byVectors(SearchIndex open, int number) throws IOException {
    return others(weighting.model().on(open), open.termsOf(number), number);
  }

  private List<Hit> moreLikeThis(SearchIndex open, int number) throws IOException {
    TermBag query = new MoreLikeThis(minTf, minDocs, maxTerms).query(open, number);
    if (query.isEmpty()) {
      throw new BadInputException(
          "no term of '%s' occurs %d times there and in %d documents; lower --min-tf or --min-docs"
              .formatted(document, minTf, minDocs));
    }
    return others(Bm25.defaults().on(open), query, number);
  }

  private List<Hit> others(Ranker ranker, TermBag query, int number) throws IOException {
    int asked = Math.min(top.top(), ranker.index().size());
    return ranker.search(query, asked + 1).stream()
        .filter(hit -> hit.document() != number)
        .limit(asked)
        .toList();
  }
}
