package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.baseline.search.ScoreExplanation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth search explain}. */
@Command(
    name = "explain",
    header = "How a document's score for a query comes about.",
    footer = {"", "  firth search explain abstracts.index 184 heat conduction in slabs"})
final class SearchExplainCommand extends FirthCommand {
  @Mixin IndexArgument index;

  @Parameters(index = "1", paramLabel = "DOC", description = "The document's name.")
  String document;

  @Parameters(index = "2..*", arity = "1..*", paramLabel = "WORD", description = "The query.")
  List<String> words;

  @Mixin ModelOptions model;

  @Override
  protected void run(Console console) throws IOException {
    var scoring = model.model();
    try (var open = index.open()) {
      var query = open.termsOf(String.join(" ", words));
      var explanation = scoring.on(open).explain(query, open.document(document));
      if (console.json()) {
        var map = new LinkedHashMap<String, Object>();
        map.put("doc", document);
        map.put("score", explanation.value());
        map.put("explanation", toMap(explanation));
        console.printJson(map);
      } else {
        print(console, explanation, 0);
      }
    }
  }

  private static Map<String, Object> toMap(ScoreExplanation explanation) {
    var map = new LinkedHashMap<String, Object>();
    map.put("value", explanation.value());
    map.put("description", explanation.description());
    map.put("parts", explanation.parts().stream().map(SearchExplainCommand::toMap).toList());
    return map;
  }

  private static void print(Console console, ScoreExplanation explanation, int depth) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s%.6g  %s%n",
            "  ".repeat(depth),
            explanation.value(),
            explanation.description());
    explanation.parts().forEach(part -> print(console, part, depth + 1));
  }
}
