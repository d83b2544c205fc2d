package dev.firth.embeddings.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.graph.EdgeList;
import dev.firth.corpora.graph.Graph;
import dev.firth.corpora.graph.RandomWalks;
import dev.firth.corpora.graph.WalkOptions;
import dev.firth.embeddings.WordVectors;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.VocabularyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vectors of nodes, trained on walks, know the communities of their graph: their k-means clusters
 * agree with the true ones, by the adjusted Rand index (Hubert and Arabie 1985; 1 is equal, 0 what
 * chance gives). {@code bench/walk-communities.py} measures more of it.
 */
class WalkCommunitiesTest {
  private static final int SEEDS = 3;
  private static final Path GRAPHS = Path.of("src/test/resources/graphs");

  @TempDir Path folder;

  /** Zachary 1977: most embeddings put one or two members between the groups wrong. */
  @Test
  void theKarateClubSplits() throws IOException {
    var graph = read(GRAPHS.resolve("karate-club.txt"));
    assertEquals(34, graph.nodes());
    assertEquals(78, graph.edges());
    var clubs = clubs();
    var walking = WalkOptions.defaults().withWalks(20);
    var training = Word2VecOptions.skipGram().dim(16).window(5).epochs(2).sample(0);
    double index = meanIndex(graph, walking, training, 2, name -> clubs.get(name));
    assertTrue(index > 0.6, "adjusted Rand index " + index + ", seed " + Seeds.base());
  }

  private static Map<String, Integer> clubs() throws IOException {
    var clubs = new HashMap<String, Integer>();
    for (String line : Files.readAllLines(GRAPHS.resolve("karate-club-split.txt"))) {
      if (!line.startsWith("#")) {
        clubs.put(line.substring(0, line.indexOf(' ')), line.endsWith("officer") ? 1 : 0);
      }
    }
    return clubs;
  }

  /** Four groups; a pair within one has an edge ten times as often as one between two. */
  @Test
  void plantedPartsAreFound() throws IOException {
    var graph = read(planted(4, 30, 0.3, 0.03));
    var training = Word2VecOptions.skipGram().dim(16).epochs(1).sample(0);
    ToIntFunction<String> part = name -> Integer.parseInt(name) % 4;
    double index = meanIndex(graph, WalkOptions.defaults(), training, 4, part);
    assertTrue(index > 0.9, "adjusted Rand index " + index + ", seed " + Seeds.base());
    var biased = WalkOptions.defaults().withBias(2, 0.5);
    index = meanIndex(graph, biased, training, 4, part);
    assertTrue(index > 0.9, "node2vec: adjusted Rand index " + index + ", seed " + Seeds.base());
  }

  private Path planted(int parts, int size, double within, double between) throws IOException {
    var random = Seeds.random(11);
    var text = new StringBuilder();
    for (int a = 0; a < parts * size; a++) {
      for (int b = a + 1; b < parts * size; b++) {
        if (random.nextDouble() < (a % parts == b % parts ? within : between)) {
          text.append(a).append(' ').append(b).append('\n');
        }
      }
    }
    return Files.writeString(folder.resolve("planted.txt"), text);
  }

  private static Graph read(Path edges) throws IOException {
    try (var corpus = Corpus.of(edges)) {
      return EdgeList.read(corpus, false, Progress.none()).graph();
    }
  }

  private double meanIndex(
      Graph graph,
      WalkOptions walking,
      Word2VecOptions.Builder training,
      int clusters,
      ToIntFunction<String> truth)
      throws IOException {
    double sum = 0;
    for (int run = 0; run < SEEDS; run++) {
      long seed = Seeds.base() + run;
      var options = training.seed(seed).threads(1).build();
      try (var vectors = train(graph, walking.withSeed(seed), options)) {
        sum += index(vectors, clusters, truth);
      }
    }
    return sum / SEEDS;
  }

  private WordVectors train(Graph graph, WalkOptions walking, Word2VecOptions options)
      throws IOException {
    Path walks = folder.resolve("walks.txt");
    new RandomWalks(graph, walking).write(walks, Progress.none());
    try (var corpus = Corpus.of(walks)) {
      return new SkipGramTrainer(options)
          .train(corpus, VocabularyOptions.defaults().withMinCount(1));
    }
  }

  private static double index(WordVectors vectors, int clusters, ToIntFunction<String> truth) {
    float[][] rows = new float[vectors.size()][];
    Arrays.setAll(rows, vectors::vector);
    int[] found = KMeans.clusters(rows, clusters, Seeds.random(12));
    long[][] table = new long[clusters][clusters];
    for (int id = 0; id < rows.length; id++) {
      table[found[id]][truth.applyAsInt(vectors.word(id))]++;
    }
    return adjustedRandIndex(table);
  }

  private static double adjustedRandIndex(long[][] table) {
    int n = table.length;
    long[] columns = new long[n];
    double together = 0;
    double inRows = 0;
    double inColumns = 0;
    long total = 0;
    for (long[] row : table) {
      for (int j = 0; j < n; j++) {
        together += pairs(row[j]);
        columns[j] += row[j];
      }
      long members = Arrays.stream(row).sum();
      inRows += pairs(members);
      total += members;
    }
    for (long members : columns) {
      inColumns += pairs(members);
    }
    double expected = inRows * inColumns / pairs(total);
    return (together - expected) / ((inRows + inColumns) / 2 - expected);
  }

  private static double pairs(long members) {
    return members * (members - 1) / 2.0;
  }

  @Test
  void theIndexIsThatOfHubertAndArabie() {
    assertEquals(1, adjustedRandIndex(new long[][] {{0, 7}, {5, 0}}), 1e-12);
    // 8 pairs are together in both, 20 in each, of 45: (8 - 80/9) / (20 - 80/9).
    assertEquals(-0.08, adjustedRandIndex(new long[][] {{2, 3}, {3, 2}}), 1e-12);
  }
}
