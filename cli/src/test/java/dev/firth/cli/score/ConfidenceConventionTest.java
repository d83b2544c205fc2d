package dev.firth.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All commands that score one system have their intervals, and leave them out, in the same way. */
class ConfidenceConventionTest {
  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private List<List<Object>> commands() throws IOException {
    Path hypotheses = file("hyp", "The cat sat on the mat.", "It rains today, again.");
    Path references = file("ref", "The cat sat on a mat.", "It is raining today, again.");
    Path spans = file("spans", "a O O", "b B-x B-x", "", "d B-y O");
    Path run = file("run", "1 Q0 a 1 2 sys", "2 Q0 b 1 2 sys");
    Path gold =
        file(
            "gold.json",
            "{\"data\": [{\"paragraphs\": [{\"qas\": [",
            "{\"id\": \"1\", \"answers\": [{\"text\": \"a cat\"}]}]}]}]}");
    return List.of(
        List.of("score", "bleu", hypotheses, "--ref", references),
        List.of("score", "chrf", hypotheses, "--ref", references),
        List.of("score", "ter", hypotheses, "--ref", references),
        List.of("score", "labels", file("right", "a", "b"), file("predicted", "a", "a")),
        List.of("score", "spans", spans),
        List.of("score", "squad", file("pred.json", "{\"1\": \"cat\"}"), "--gold", gold),
        List.of("score", "ranking", run, "--qrels", file("qrels", "1 0 a 1", "2 0 a 1")));
  }

  @Test
  void jsonHasTheKeysWithAndWithoutAnInterval() throws Exception {
    for (List<Object> command : commands()) {
      var without = with(command, "--json").succeeded().json();
      assertTrue(without.get("score").isNumber(), without.toString());
      assertTrue(without.get("signature").isTextual(), without.toString());
      assertTrue(without.get("confidence").isNull(), without.toString());
      assertEquals(without, with(command, "--json", "--no-confidence").succeeded().json());

      var json = with(command, "--json", "-ci", "-cin", 50, "--seed", 7).succeeded().json();
      assertEquals(without.get("score"), json.get("score"), json.toString());
      assertEquals(50, json.at("/confidence/samples").asInt(), json.toString());
      assertTrue(
          json.at("/confidence/lower").asDouble() <= json.get("score").asDouble(), json::toString);
    }
  }

  @Test
  void textHasAnIntervalOnDemand() throws Exception {
    for (List<Object> command : commands()) {
      assertFalse(showsInterval(with(command).succeeded().out()), command.toString());
      assertTrue(
          showsInterval(with(command, "--confidence").succeeded().out()), command.toString());
    }
  }

  private static boolean showsInterval(String text) {
    return text.contains(" ± ") || text.contains("  [");
  }

  @Test
  void numbersThatMakeNoSenseAreWrongUse() throws Exception {
    for (List<Object> command : commands()) {
      with(command, "--confidence-n", 1).failed(2, "--confidence-n");
      with(command, "--seed", -1).failed(2, "--seed");
    }
  }

  private static CommandRun with(List<Object> command, Object... more) {
    return CommandRun.of(Stream.concat(command.stream(), Stream.of(more)).toArray());
  }
}
