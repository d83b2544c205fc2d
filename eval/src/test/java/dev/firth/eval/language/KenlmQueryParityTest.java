package dev.firth.eval.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What KenLM's query prints for the same ARPA files and text, to the last digit. */
class KenlmQueryParityTest {
  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(
                  KenlmQueryParityTest.class.getResource("/parity/kenlm/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"order2-limited", "order3", "order3-pruned", "order5-pruned", "holes"})
  void linesAndPerplexitiesAreThoseOfQuery(String model) throws IOException {
    List<String> printed = Files.readAllLines(file(model + ".query"));
    var lines = new ArrayList<String>();
    NgramTextScore score;
    try (var text = Corpus.of(file("test.txt"))) {
      score =
          NgramTextScorer.score(
              NgramModel.read(file(model + ".arpa")),
              text,
              (log10, tokens, unknown) -> lines.add(log10 + " " + unknown),
              Progress.none());
    }
    var expected = new ArrayList<String>();
    for (String line : printed) {
      if (line.startsWith("Total: ")) {
        String[] parts = line.split(" ");
        expected.add(Float.parseFloat(parts[1]) + " " + parts[3]);
      }
    }
    assertEquals(expected, lines);
    assertEquals(figure(printed, "Perplexity including OOVs"), score.perplexity().value(), 1e-9);
    assertEquals(
        figure(printed, "Perplexity excluding OOVs"),
        score.perplexityWithoutUnknown().value(),
        1e-9);
    assertEquals((long) figure(printed, "OOVs"), score.unknown());
    assertEquals((long) figure(printed, "Tokens"), score.likelihood().tokens());
  }

  private static double figure(List<String> printed, String name) {
    String line = printed.stream().filter(l -> l.startsWith(name + ":")).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.indexOf('\t') + 1));
  }
}
