package dev.firth.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.cli.CommandRun;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vectors evaluate --all}, {@code vectors compare}, {@code --report}. */
class EvaluationCommandsTest {
  @TempDir Path folder;

  private Path good;
  private Path noise;
  private Path sets;

  /** Capitals lie one step from their countries; in the other model everything is noise. */
  @BeforeEach
  void write() throws IOException {
    var first = new StringBuilder("24 6\n");
    var second = new StringBuilder("24 6\n");
    var questions = new StringBuilder(": capitals\n");
    var pairs = new StringBuilder();
    var categories = new StringBuilder();
    var random = Seeds.random(1);
    for (int i = 0; i < 12; i++) {
      for (int kind = 0; kind < 2; kind++) {
        String word = (kind == 0 ? "country" : "capital") + i;
        first.append(word);
        second.append(word);
        for (int d = 0; d < 6; d++) {
          double place = d == 5 ? 4 * kind - 2 : Math.sin(1 + i * (d + 1.3));
          first.append(' ').append((float) place);
          second.append(' ').append((float) random.nextGaussian());
        }
        first.append('\n');
        second.append('\n');
        categories.append(word).append('\t').append(kind == 0 ? "country" : "capital").append('\n');
      }
      int next = (i + 1) % 12;
      questions.append("country%d capital%d country%d capital%d\n".formatted(i, i, next, next));
      pairs.append("country%d\tcountry%d\t%d\n".formatted(i, next, 8 + i % 3));
      pairs.append("country%d\tcapital%d\t%d\n".formatted(i, next, i % 3));
    }
    good = Files.writeString(folder.resolve("good.vec"), first);
    noise = Files.writeString(folder.resolve("noise.vec"), second);
    sets = Files.createDirectory(folder.resolve("sets"));
    Files.writeString(sets.resolve("capitals.txt"), questions);
    Files.writeString(sets.resolve("pairs.tsv"), pairs);
    Files.writeString(sets.resolve("kinds.tsv"), categories);
    Files.writeString(sets.resolve("README"), "What these sets are.\n");
  }

  @Test
  void everySetOfAFolderInOneTable() {
    var run = CommandRun.of("vectors", "evaluate", good, "--all", sets).succeeded();
    assertTrue(run.err().contains("README is no evaluation set"), run.err());
    var rows = run.out().lines().toList();
    assertTrue(rows.get(0).contains("95 % interval"), run.out());
    assertTrue(rows.get(1).matches("capitals\\.txt +accuracy +1\\.0000 .* 12 +0"), run.out());
    assertTrue(rows.get(2).matches("kinds\\.tsv +purity +1\\.0000 .* 24 +0"), run.out());
    assertTrue(rows.get(3).matches("pairs\\.tsv +spearman +0\\.\\d{4} .* 24 +0"), run.out());
    assertTrue(run.out().contains("  categorisation|space:vectors-6|"), run.out());
  }

  @Test
  void everySetOfAFolderAsJson() {
    JsonNode json =
        CommandRun.of("vectors", "evaluate", good, "--all", sets, "--bands", "4,10", "--json")
            .json();
    assertEquals(3, json.get("sets").size());
    assertEquals(1.0, json.at("/sets/0/confidence/lower").doubleValue());
    assertEquals(1000, json.at("/sets/2/confidence/samples").intValue());
    assertEquals(12, json.at("/analogy/seen").intValue());
    assertEquals("1 to 4", json.at("/analogy/bands/0/ranks").textValue());
    assertEquals(
        12,
        json.at("/analogy/bands/0/seen").intValue()
            + json.at("/analogy/bands/1/seen").intValue()
            + json.at("/analogy/bands/2/seen").intValue());
    assertEquals(1.0, json.at("/categorisation/0/purity").doubleValue());
    assertEquals("README", json.at("/unknown/0").textValue());
  }

  @Test
  void correlationsHaveFishersIntervals() {
    Path pairs = sets.resolve("pairs.tsv");
    JsonNode json =
        CommandRun.of("vectors", "evaluate", good, "--similarity", pairs, "--json").json();
    JsonNode similarity = json.at("/similarity/0");
    double r = similarity.get("spearman").doubleValue();
    double reach = 1.959963984540054 * Math.sqrt((1 + r * r / 2) / (24 - 3));
    double z = Math.log((1 + r) / (1 - r)) / 2;
    assertEquals(
        Math.tanh(z - reach), similarity.at("/spearmanInterval/lower").doubleValue(), 1e-12);
    assertEquals(
        Math.tanh(z + reach), similarity.at("/spearmanInterval/upper").doubleValue(), 1e-12);
    assertTrue(
        similarity.at("/pearsonInterval/lower").doubleValue()
            < similarity.get("pearson").doubleValue(),
        json::toString);
    String out =
        CommandRun.of("vectors", "evaluate", good, "--similarity", pairs).succeeded().out();
    assertTrue(out.matches("(?s).*Spearman 0\\.\\d{4} \\[.*\\], Pearson .* \\[.*"), out);
  }

  @Test
  void comparesTwoModels() {
    JsonNode json =
        CommandRun.of("vectors", "compare", noise, good, "--all", sets, "--json").json();
    JsonNode analogies = json.at("/sets/0");
    assertEquals("accuracy", analogies.get("measure").textValue());
    assertEquals(12, analogies.get("common").intValue());
    assertTrue(analogies.get("difference").doubleValue() > 0.5, json.toString());
    assertTrue(analogies.at("/confidence/lower").doubleValue() > 0, json.toString());
    assertTrue(analogies.get("pValue").doubleValue() < 0.05, json.toString());
    String out = CommandRun.of("vectors", "compare", good, good, "--all", sets).succeeded().out();
    assertTrue(out.contains("[0.0000, 0.0000]") && out.contains("1.0000  "), out);
  }

  @Test
  void writesReports() throws IOException {
    Path metrics =
        Files.writeString(
            folder.resolve("metrics.jsonl"),
            """
            {"time":"2026-01-01T00:00:00Z","epoch":1,"loss":0.4,"similarity":{"ws":0.2}}
            {"time":"2026-01-01T00:00:01Z","epoch":2,"loss":0.3,"similarity":{"ws":0.4}}
            """);
    Path page = folder.resolve("good.html");
    CommandRun.of(
            "vectors", "evaluate", good, "--all", sets, "--report", page, "--metrics", metrics)
        .succeeded();
    String html = Files.readString(page);
    assertTrue(html.contains("capitals.txt, accuracy") && html.contains("Learning curve: loss"));
    assertFalse(html.contains("<script"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("good.json").toFile());
    assertEquals(3, json.get("headlines").size());
    assertEquals(1.0, json.at("/headlines/0/value").doubleValue());

    Path both = folder.resolve("both.html");
    CommandRun.of("vectors", "compare", noise, good, "--all", sets, "--report", both).succeeded();
    assertTrue(Files.readString(both).contains("Differences"));
  }

  @Test
  void wrongUseIsToldBeforeTheWork() {
    CommandRun.of("vectors", "compare", good, noise).failed(2, "--all");
    CommandRun.of("vectors", "evaluate", good, "--all", folder.resolve("none")).failed(3, "none");
    CommandRun.of("vectors", "evaluate", good, "--all", sets, "--bands", "5,5").failed(2, "rising");
    CommandRun.of("vectors", "evaluate", good, "--all", sets, "--samples", "1")
        .failed(2, "--samples");
    CommandRun.of("vectors", "evaluate", good, "--all", sets, "--report", "x.txt")
        .failed(2, ".html");
    CommandRun.of("vectors", "evaluate", good, "--all", sets, "--metrics", folder)
        .failed(2, "--report");
    CommandRun.of(
            "vectors", "evaluate", good, "--all", sets, "--report", folder.resolve("n/x.html"))
        .failed(1, "there is no folder");
  }
}
