package dev.firth.corpora.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomWalksTest {
  private static final int NODES = 8;

  @TempDir Path folder;

  private Graph graph(String edges, boolean directed) throws IOException {
    Path file = Files.writeString(folder.resolve("edges.txt"), edges);
    try (var corpus = Corpus.of(file)) {
      return EdgeList.read(corpus, directed, Progress.none()).graph();
    }
  }

  /** A connected graph with chords, loops and repeated edges; names are numbers. */
  private static String edges(boolean weighted) {
    var random = Seeds.random(7);
    var text = new StringBuilder();
    for (int node = 0; node < NODES; node++) {
      edge(text, node, (node + 1) % NODES, weighted ? 1.5 : 0);
    }
    for (int i = 0; i < 22; i++) {
      int from = random.nextInt(NODES);
      edge(text, from, random.nextInt(NODES), weighted ? 0.1 + 3 * random.nextDouble() : 0);
    }
    edge(text, 0, 1, weighted ? 0.5 : 0);
    edge(text, 2, 2, weighted ? 2 : 0);
    return text.toString();
  }

  private static void edge(StringBuilder text, int from, int to, double weight) {
    text.append(from).append(' ').append(to);
    text.append(weight > 0 ? " " + weight : "").append('\n');
  }

  /** Weights between nodes, by name, added up line by line. */
  private static double[][] matrix(String edges, boolean directed) {
    var matrix = new double[NODES][NODES];
    for (String line : edges.lines().toList()) {
      List<String> columns = List.of(line.split(" "));
      int from = Integer.parseInt(columns.get(0));
      int to = Integer.parseInt(columns.get(1));
      double weight = columns.size() == 3 ? Double.parseDouble(columns.get(2)) : 1;
      matrix[from][to] += weight;
      if (!directed && from != to) {
        matrix[to][from] += weight;
      }
    }
    return matrix;
  }

  /** Equation 2 of Grover and Leskovec 2016: probabilities of the step from v, reached from t. */
  private static double[] exact(double[][] weights, int t, int v, double p, double q) {
    double[] probabilities = new double[NODES];
    double sum = 0;
    for (int x = 0; x < NODES; x++) {
      double factor = x == t ? 1 / p : weights[t][x] > 0 ? 1 : 1 / q;
      probabilities[x] = weights[v][x] * factor;
      sum += probabilities[x];
    }
    for (int x = 0; x < NODES; x++) {
      probabilities[x] /= sum;
    }
    return probabilities;
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 1, 1",
    "false, false, 0.25, 4",
    "false, true, 4, 0.25",
    "true, false, 1, 3",
    "true, false, 0.02, 50",
    "true, true, 1, 1",
    "true, true, 0.5, 2",
    "true, true, 300, 0.1",
  })
  void stepsAreAsOftenAsTheirProbabilitiesSay(
      boolean weighted, boolean directed, double p, double q) throws IOException {
    String text = edges(weighted);
    var graph = graph(text, directed);
    var options =
        WalkOptions.defaults().withWalks(150).withLength(400).withBias(p, q).withSeed(Seeds.base());
    var walks = new RandomWalks(graph, options);
    long[][][] seen = new long[NODES][NODES][NODES];
    for (int round = 0; round < options.walks(); round++) {
      for (int start = 0; start < NODES; start++) {
        int[] walk = walks.walk(round, start);
        assertEquals(options.length(), walk.length);
        for (int i = 2; i < walk.length; i++) {
          seen[name(graph, walk[i - 2])][name(graph, walk[i - 1])][name(graph, walk[i])]++;
        }
      }
    }
    assertFits(seen, matrix(text, directed), p, q);
  }

  private static int name(Graph graph, int node) {
    return Integer.parseInt(graph.name(node));
  }

  /** Pearson's chi-square over all (t, v); rare steps of each are taken together. */
  private static void assertFits(long[][][] seen, double[][] weights, double p, double q) {
    double chiSquare = 0;
    int freedom = 0;
    for (int t = 0; t < NODES; t++) {
      for (int v = 0; v < NODES; v++) {
        double[] probabilities = exact(weights, t, v, p, q);
        long total = Stream.of(seen[t][v]).flatMapToLong(Arrays::stream).sum();
        double rareExpected = 0;
        double rareSeen = 0;
        int cells = 0;
        for (int x = 0; x < NODES; x++) {
          double expected = total * probabilities[x];
          if (expected >= 10) {
            chiSquare += square(seen[t][v][x] - expected) / expected;
            cells++;
          } else {
            rareExpected += expected;
            rareSeen += seen[t][v][x];
            assertTrue(expected > 0 || seen[t][v][x] == 0, "step without an arc");
          }
        }
        if (rareExpected >= 10) {
          chiSquare += square(rareSeen - rareExpected) / rareExpected;
          cells++;
        }
        freedom += Math.max(0, cells - 1);
      }
    }
    assertTrue(freedom > 30, "freedom " + freedom);
    // Five standard deviations: wrong factors are off by thousands.
    assertEquals(
        freedom,
        chiSquare,
        5 * Math.sqrt(2.0 * freedom),
        "chi-square, p %s q %s, %s".formatted(p, q, Seeds.describe(7)));
  }

  private static double square(double value) {
    return value * value;
  }

  @Test
  void theFirstStepFollowsWeights() throws IOException {
    var graph = graph("a b 1\na c 3\n", true);
    var walks = new RandomWalks(graph, WalkOptions.defaults().withBias(0.1, 10).withLength(2));
    int c = 0;
    for (int round = 0; round < 4000; round++) {
      c += walks.walk(round, graph.node("a"))[1] == graph.node("c") ? 1 : 0;
    }
    assertEquals(3000, c, 5 * Math.sqrt(4000 * 0.75 * 0.25));
  }

  @Test
  void theFileIsTheSameForAnyNumberOfThreads() throws IOException {
    var graph = graph(edges(true), false);
    var options = WalkOptions.defaults().withWalks(300).withLength(300).withBias(0.5, 2);
    Path one = write(graph, options.withThreads(1));
    assertEquals(-1, Files.mismatch(one, write(graph, options.withThreads(2))));
    assertEquals(-1, Files.mismatch(one, write(graph, options.withThreads(7))));
    assertNotEquals(-1, Files.mismatch(one, write(graph, options.withSeed(2))));
  }

  private Path write(Graph graph, WalkOptions options) throws IOException {
    Path file = Files.createTempFile(folder, "walks", ".txt");
    var totals = new RandomWalks(graph, options).write(file, Progress.none());
    List<String> lines = Files.readAllLines(file);
    assertEquals(lines.size(), totals.walks());
    assertEquals(
        lines.stream().mapToLong(line -> line.split(" ", -1).length).sum(), totals.nodes());
    return file;
  }

  /** In each round every node begins one walk; rounds have orders of their own. */
  @Test
  void everyNodeBeginsAWalkInEachRound() throws IOException {
    var graph = graph(edges(false), false);
    List<String> lines =
        Files.readAllLines(write(graph, WalkOptions.defaults().withWalks(40).withLength(5)));
    var starts = lines.stream().map(line -> line.split(" ")[0]).toList();
    var orders = new HashSet<List<String>>();
    for (int round = 0; round < 40; round++) {
      var order = starts.subList(round * NODES, (round + 1) * NODES);
      assertEquals(NODES, order.stream().distinct().count());
      orders.add(order);
    }
    assertTrue(orders.size() > 35, orders.size() + " orders");
  }

  @Test
  void walksEndWhereNoArcLeads() throws IOException {
    var graph = graph("a b\nb c\nd d\n", true);
    var walks = new RandomWalks(graph, WalkOptions.defaults().withLength(6).withBias(2, 0.5));
    assertArrayEquals(new int[] {0, 1, 2}, walks.walk(0, graph.node("a")));
    assertArrayEquals(new int[] {2}, walks.walk(0, graph.node("c")));
    assertArrayEquals(new int[] {3, 3, 3, 3, 3, 3}, walks.walk(0, graph.node("d")));
    Path file = folder.resolve("walks.txt");
    var totals =
        new RandomWalks(graph, WalkOptions.defaults().withLength(6).withWalks(2))
            .write(file, Progress.none());
    assertEquals(6, totals.shortWalks());
    assertEquals(8, totals.walks());
    assertEquals(2 * (3 + 2 + 1 + 6), totals.nodes());
    assertTrue(Files.readAllLines(file).contains("a b c"));
  }

  /** Where nearly every try is refused, the step is drawn from all arcs at once. */
  @Test
  void extremeFactorsCostNoMoreThanLookingAtAllArcs() throws IOException {
    var text = new StringBuilder();
    for (int leaf = 0; leaf < 3000; leaf++) {
      edge(text, 10_000, leaf, 0);
      edge(text, leaf, (leaf + 1) % 3000, 0);
    }
    var graph = graph(text.toString(), false);
    var options = WalkOptions.defaults().withLength(200).withBias(1e9, 1e-9);
    int[] walk = new RandomWalks(graph, options).walk(0, graph.node("10000"));
    int hub = graph.node("10000");
    // From the hub, reached from a leaf, all but that leaf and its two neighbours are far.
    for (int i = 2; i < walk.length; i++) {
      assertTrue(walk[i] != walk[i - 2] || graph.degree(walk[i - 1]) == 1, "step back at " + i);
      if (walk[i - 1] == hub) {
        assertFalse(graph.hasArc(walk[i - 2], walk[i]), "near step at " + i);
      }
    }
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    var good = WalkOptions.defaults();
    Stream.<Runnable>of(
            () -> good.withWalks(0),
            () -> good.withLength(0),
            () -> good.withBias(0, 1),
            () -> good.withBias(1, Double.NaN),
            () -> good.withBias(-1, 1),
            () -> good.withThreads(0))
        .forEach(
            use -> {
              var error = assertThrows(UsageException.class, use::run);
              assertTrue(error.getMessage().startsWith("--"), error.getMessage());
            });
  }
}
