package dev.firth.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalksCommandTest {
  @TempDir Path folder;
  private Path edges;
  private Path out;

  @BeforeEach
  void writeEdges() throws IOException {
    edges = Files.writeString(folder.resolve("edges.txt"), "# a square\na b\nb c\nc d\nd a\n");
    out = folder.resolve("walks.txt");
  }

  private CommandRun walks(Object... more) {
    var args = new ArrayList<Object>(List.of("corpus", "walks", edges, "--progress=none"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void writesWalksThatVectorsLearnFrom() throws IOException {
    var json = walks("--out", out, "--walks=3", "--length=7", "--json").succeeded().json();
    assertEquals(4, json.get("nodes").asInt());
    assertEquals(4, json.get("edges").asInt());
    assertEquals(12, json.get("walks").asInt());
    assertEquals(84, json.get("tokens").asInt());
    assertEquals(0, json.get("shortWalks").asInt());
    List<String> lines = Files.readAllLines(out);
    assertEquals(12, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.split(" ").length == 7), lines.toString());
    Path model = folder.resolve("nodes.vec");
    var trained =
        CommandRun.of(
                "vectors",
                "train",
                out,
                "--out",
                model,
                "--min-count=1",
                "--sample=0",
                "--dim=4",
                "--json",
                "--progress=none")
            .succeeded()
            .json();
    assertEquals(4, trained.get("vocabulary").asInt());
  }

  @Test
  void sinksAreReported() throws IOException {
    var run = walks("--out", out, "--directed").succeeded();
    assertTrue(run.out().contains("4 nodes, 4 directed edges"), run.out());
    assertEquals("", run.err());
    Files.writeString(edges, "a b 2\n");
    var shorter = walks("--out", out, "--directed").succeeded();
    assertTrue(shorter.err().contains("20 walks are short"), shorter.err());
    assertTrue(shorter.out().contains("with weights"), shorter.out());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    walks().failed(2, "--out");
    walks("--out", out, "--p=0").failed(2, "--p must be");
    walks("--out", out, "--length=0").failed(2, "--length must be");
    walks("--out", folder.resolve("none/walks.txt")).failed(1, "no folder");
    Files.writeString(edges, "a b 1\nb c -2\n");
    walks("--out", out).failed(3, "edges.txt line 2", "'-2'");
    assertTrue(Files.notExists(out));
  }
}
