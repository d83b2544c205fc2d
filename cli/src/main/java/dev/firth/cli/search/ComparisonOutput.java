package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.eval.baseline.compare.ComparedMeasure;
import dev.firth.eval.baseline.compare.ComparedRun;
import dev.firth.eval.baseline.compare.RunComparison;
import dev.firth.eval.baseline.compare.SearchCollection;
import dev.firth.eval.baseline.compare.SearchComparison;
import dev.firth.eval.baseline.compare.SearchSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison of systems, for people and for programs. */
final class ComparisonOutput {
  private static final double LEVEL = 0.05;

  private final SearchCollection collection;
  private final SearchComparison result;
  private final RunComparison scores;

  ComparisonOutput(SearchCollection collection, SearchComparison result) {
    this.collection = collection;
    this.result = result;
    this.scores = result.comparison();
  }

  void print(Console console) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d documents, %,d judged queries%n%n  %-9s",
            collection.documents().size(),
            scores.queries(),
            "");
    for (ComparedMeasure measure : scores.runs().getFirst().measures()) {
      console.out().printf("  %-16s", measure.measure().name());
    }
    console.out().println();
    for (ComparedRun run : scores.runs()) {
      console.out().printf("  %-9s", run.name());
      run.measures().forEach(measure -> console.out().printf("  %-16s", cell(measure)));
      console.out().println();
    }
    console.out().println();
    notes().forEach(console.out()::println);
  }

  private static String cell(ComparedMeasure measure) {
    boolean differs =
        measure.againstBaseline().filter(test -> test.significantAt(LEVEL)).isPresent();
    return String.format(
        Locale.ROOT,
        "%.4f ± %.4f%s",
        measure.value(),
        measure.interval().halfWidth(),
        differs ? "*" : "");
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    notes.add("± half of the 95 % interval over resampled queries");
    notes.add("* differs from " + scores.baseline() + " at p < 0.05 (paired randomization test)");
    note(notes, result.documentsWithoutVector(), "documents have no word with a vector");
    note(notes, result.queriesWithoutVector(), "queries have no word with a vector");
    note(notes, collection.unknownQueries(), "judged queries have no text and do not count");
    note(notes, collection.unjudgedQueries(), "queries are not judged and do not count");
    note(notes, collection.unknownRelevant(), "relevant judgements are of unknown documents");
    return notes;
  }

  private static void note(List<String> notes, int count, String text) {
    if (count > 0) {
      notes.add(String.format(Locale.ROOT, "%,d %s", count, text));
    }
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("documents", collection.documents().size());
    map.put("queries", scores.queries());
    map.put("documentsWithoutVector", result.documentsWithoutVector());
    map.put("queriesWithoutVector", result.queriesWithoutVector());
    map.put("unknownQueries", collection.unknownQueries());
    map.put("unjudgedQueries", collection.unjudgedQueries());
    map.put("unknownRelevant", collection.unknownRelevant());
    map.put("baseline", scores.baseline());
    map.put("signature", scores.signature().toString());
    map.put("systems", scores.runs().stream().map(this::system).toList());
    return map;
  }

  private Map<String, Object> system(ComparedRun run) {
    var measures = new LinkedHashMap<String, Object>();
    run.measures().forEach(measure -> measures.put(measure.measure().name(), values(measure)));
    var map = new LinkedHashMap<String, Object>();
    map.put("name", run.name());
    map.put("signature", result.settings().get(SearchSystem.ofLabel(run.name())));
    map.put("emptyQueries", run.empty());
    map.put("measures", measures);
    return map;
  }

  private static Map<String, Object> values(ComparedMeasure measure) {
    var map = new LinkedHashMap<String, Object>();
    map.put("score", measure.value());
    map.put("confidence", measure.interval().toMap());
    measure.againstBaseline().ifPresent(test -> map.put("againstBaseline", test.toMap()));
    return map;
  }
}
