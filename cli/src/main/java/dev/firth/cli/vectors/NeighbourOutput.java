package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.embeddings.Neighbour;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints words with their scores. */
final class NeighbourOutput {
  private final Console console;

  NeighbourOutput(Console console) {
    this.console = console;
  }

  void print(List<Neighbour> neighbours) {
    if (console.json()) {
      console.printJson(neighbours.stream().map(NeighbourOutput::toMap).toList());
      return;
    }
    for (Neighbour neighbour : neighbours) {
      console.out().printf(Locale.ROOT, "%.4f  %s%n", neighbour.score(), neighbour.word());
    }
  }

  private static Map<String, Object> toMap(Neighbour neighbour) {
    var map = new LinkedHashMap<String, Object>();
    map.put("word", neighbour.word());
    map.put("score", neighbour.score());
    return map;
  }
}
