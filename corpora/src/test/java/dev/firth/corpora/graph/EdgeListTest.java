package dev.firth.corpora.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeListTest {
  @TempDir Path folder;

  private Graph read(String text, boolean directed) throws IOException {
    return read(directed, Files.writeString(folder.resolve("edges.txt"), text));
  }

  private static Graph read(boolean directed, Path... files) throws IOException {
    try (var corpus = Corpus.of(files)) {
      return EdgeList.read(corpus, directed, Progress.none()).graph();
    }
  }

  /** The arcs of a node as text. */
  private static String arcs(Graph graph, String name) {
    int node = graph.node(name);
    var arcs = new StringBuilder();
    for (int arc = 0; arc < graph.degree(node); arc++) {
      arcs.append(graph.name(graph.target(node, arc))).append(':');
      arcs.append(graph.weight(node, arc)).append(' ');
    }
    return arcs.toString().strip();
  }

  @Test
  void readsTabsSpacesCommentsAndEmptyLines() throws IOException {
    var graph = read("# a comment\n\na b\r\n  b\tc \n#b x\nc   d\n\n", false);
    assertEquals(4, graph.nodes());
    assertEquals(3, graph.edges());
    assertEquals(6, graph.arcs());
    assertFalse(graph.weighted());
    assertEquals("a:1.0 c:1.0", arcs(graph, "b"));
    assertEquals(Graph.ABSENT, graph.node("x"));
    assertTrue(graph.hasArc(graph.node("c"), graph.node("b")));
    assertFalse(graph.hasArc(graph.node("a"), graph.node("c")));
  }

  @Test
  void directedEdgesLeadOneWay() throws IOException {
    var graph = read("a b 2\nc b 0.5\na c 1e1\n", true);
    assertEquals(3, graph.arcs());
    assertTrue(graph.weighted());
    assertEquals("b:2.0 c:10.0", arcs(graph, "a"));
    assertEquals("", arcs(graph, "b"));
  }

  @Test
  void loopsRepeatsAndZeros() throws IOException {
    var graph = read("a a 3\na b 1\nb a 2\na c 0\nd d 0\n", false);
    assertEquals(5, graph.edges());
    assertEquals("a:3.0 b:1.0 b:2.0", arcs(graph, "a"));
    assertEquals("a:1.0 a:2.0", arcs(graph, "b"));
    assertEquals("", arcs(graph, "c"));
    assertEquals("", arcs(graph, "d"));
  }

  @Test
  void severalFilesOneOfThemPacked() throws IOException {
    Path first = Files.writeString(folder.resolve("1.txt"), "ä 日本\n");
    Path second = folder.resolve("2.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(second))) {
      out.write("日本 c\n\nc\n".getBytes(UTF_8));
    }
    var error = assertThrows(BadInputException.class, () -> read(false, first, second));
    assertEquals(
        second + " line 3 has 1 column(s): an edge is 'from to' or 'from to weight'",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'a b\na\n', line 2 has 1 column",
    "'a b c d\n', line 1 has 4 column",
    "'a b -1\n', line 1 has the weight '-1'",
    "'a b NaN\n', line 1 has the weight 'NaN'",
    "'a b Infinity\n', line 1 has the weight 'Infinity'",
    "'a b 1e400\n', line 1 has the weight '1e400'",
    "'a b 1e101\n', line 1 has the weight '1e101'",
    "'a b 1e5e\n', line 1 has the weight '1e5e'",
    "'a b 1f\n', line 1 has the weight '1f'",
    "'a b 0x1p3\n', line 1 has the weight '0x1p3'",
    "'# x\na b 1\nb c\n', 'line 3 has no weight, but '",
    "'a b\nb c 2\n', 'line 2 has a weight, but '",
    "'# only this\n', no edge in it",
  })
  void brokenLinesAreNamed(String text, String message) {
    var error = assertThrows(BadInputException.class, () -> read(text, false));
    assertTrue(error.getMessage().contains("edges.txt"), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void aLineWithoutEndIsRefused() {
    var error = assertThrows(BadInputException.class, () -> read("a " + "b".repeat(3 << 20), true));
    assertTrue(error.getMessage().contains("line 1 is longer"), error.getMessage());
  }

  /** Names that share beginnings, lengths and hashes of a simple kind. */
  @Test
  void manyNamesKeepTheirNumbers() throws IOException {
    var random = Seeds.random(3);
    var text = new StringBuilder();
    var numbers = new HashMap<String, Integer>();
    for (int edge = 0; edge < 40_000; edge++) {
      for (int end = 0; end < 2; end++) {
        String name = "n" + "é".repeat(random.nextInt(4)) + random.nextInt(20_000);
        numbers.putIfAbsent(name, numbers.size());
        text.append(name).append(end == 0 ? ' ' : '\n');
      }
    }
    var graph = read(text.toString(), false);
    assertEquals(numbers.size(), graph.nodes());
    numbers.forEach(
        (name, number) -> {
          assertEquals(number, graph.node(name));
          assertEquals(name, graph.name(number));
        });
    assertEquals(graph.arcs(), IntStream.range(0, graph.nodes()).mapToLong(graph::degree).sum());
  }

  /** Whatever the bytes, there is a graph or one line that says why not. */
  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] good = "a b 1.5\nb c 2\n# text\nc\ta 0.25\n".repeat(20).getBytes(UTF_8);
    Path file = folder.resolve("damaged.txt");
    int refused = 0;
    for (int index = 0; index < 300; index++) {
      var random = Seeds.random(index);
      byte[] bytes = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      try {
        var graph = read(random.nextBoolean(), file);
        assertTrue(graph.edges() <= 120, Seeds.describe(index));
      } catch (BadInputException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), Seeds.describe(index));
      }
    }
    assertTrue(refused > 50 && refused < 300, refused + " refused");
  }
}
