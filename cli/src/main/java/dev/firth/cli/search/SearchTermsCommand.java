package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.baseline.search.TermWeight;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth search terms}. */
@Command(
    name = "terms",
    header = "The terms of a document with the largest weights.",
    footer = {"", "  firth search terms abstracts.index 184 --weighting ltc"})
final class SearchTermsCommand extends FirthCommand {
  @Mixin IndexArgument index;

  @Parameters(index = "1", paramLabel = "DOC", description = "The document's name.")
  String document;

  @Mixin WeightingOption weighting;

  @Mixin TopOption top;

  @Override
  protected void run(Console console) throws IOException {
    try (var open = index.open()) {
      int number = open.document(document);
      List<TermWeight> terms = weighting.of(open).topTerms(open.termsOf(number), top.top());
      if (console.json()) {
        console.printJson(terms.stream().map(SearchTermsCommand::toMap).toList());
      } else {
        terms.forEach(term -> print(console, term));
      }
    }
  }

  private static Map<String, Object> toMap(TermWeight term) {
    var map = new LinkedHashMap<String, Object>();
    map.put("term", term.term());
    map.put("weight", term.weight());
    map.put("frequency", term.frequency());
    map.put("documents", term.documents());
    return map;
  }

  private static void print(Console console, TermWeight term) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%8.4f  %s  (%,d times, in %,d documents)%n",
            term.weight(),
            console.strong(term.term()),
            term.frequency(),
            term.documents());
  }
}
