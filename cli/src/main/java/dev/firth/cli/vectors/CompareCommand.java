package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.report.VectorReport;
import dev.firth.eval.vectors.DenseWordSpace;
import dev.firth.eval.vectors.EvaluationSet;
import dev.firth.eval.vectors.SetComparison;
import dev.firth.eval.vectors.VectorEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth vectors compare}. */
@Command(
    name = "compare",
    header = "Compare two models: differences of scores with intervals and p.",
    footer = {
      "",
      "Only questions, pairs and words that both models know are compared. The",
      "interval is that of a bootstrap over them, p that of a two-sided bootstrap",
      "test (Efron and Tibshirani 1993).",
      "",
      "  firth vectors compare old.vec new.vec --all sets/"
    })
final class CompareCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "FIRST", description = "A vector file.")
  Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another vector file.")
  Path second;

  @Mixin ScoringSets scoring;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    report.check();
    List<EvaluationSet> sets = scoring.read();
    var comparisons = new ArrayList<SetComparison>();
    try (var firstVectors = WordVectors.open(first);
        var secondVectors = WordVectors.open(second)) {
      var firstSpace = new DenseWordSpace(firstVectors);
      var secondSpace = new DenseWordSpace(secondVectors);
      VectorEvaluation evaluation = scoring.evaluation();
      for (EvaluationSet set : sets) {
        comparisons.add(evaluation.compare(firstSpace, secondSpace, set));
      }
    }
    if (console.json()) {
      console.printJson(toMap(comparisons));
    } else {
      ScoreTable.printComparisons(console, comparisons);
      scoring
          .unknown()
          .forEach(
              file ->
                  console.err().println("firth: " + file + " is no evaluation set, passed over"));
    }
    report.write(
        () -> VectorReport.comparing(name(first, second), name(second, first), comparisons));
  }

  /** The name of a file, with its folder where that of the other model is the same. */
  private static String name(Path model, Path other) {
    return model.getFileName().equals(other.getFileName())
        ? model.toString()
        : model.getFileName().toString();
  }

  private Map<String, Object> toMap(List<SetComparison> comparisons) {
    var map = new LinkedHashMap<String, Object>();
    map.put("first", first.toString());
    map.put("second", second.toString());
    map.put("sets", comparisons.stream().map(SetComparison::toMap).toList());
    if (scoring.all != null) {
      map.put("unknown", scoring.unknown());
    }
    return map;
  }
}
