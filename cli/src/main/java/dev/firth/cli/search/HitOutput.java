package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.search.Hit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints documents found: score, name and how they begin. */
final class HitOutput {
  private final Console console;
  private final SearchIndex index;

  HitOutput(Console console, SearchIndex index) {
    this.console = console;
    this.index = index;
  }

  void print(List<Hit> hits) throws IOException {
    if (console.json()) {
      console.printJson(hits.stream().map(HitOutput::toMap).toList());
      return;
    }
    for (Hit hit : hits) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%8.4f  %s  %s%n",
              hit.score(),
              console.strong(hit.id()),
              index.head(hit.document()));
    }
  }

  private static Map<String, Object> toMap(Hit hit) {
    var map = new LinkedHashMap<String, Object>();
    map.put("doc", hit.id());
    map.put("score", hit.score());
    return map;
  }
}
