package dev.firth.corpora.graph;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Collects edges, in blocks that never move, and makes a graph of them. */
final class GraphBuilder {
  /** Edges a block. */
  private static final int BLOCK = 1 << 15;

  private static final int MOST_ARCS = Integer.MAX_VALUE - 8;

  private final NodeNames names;
  private final boolean directed;
  private final boolean weighted;

  /** Both ends of each edge. */
  private final List<int[]> ends = new ArrayList<>();

  private final List<double[]> weights = new ArrayList<>();
  private long edges;
  private long arcs;

  GraphBuilder(NodeNames names, boolean directed, boolean weighted) {
    this.names = names;
    this.directed = directed;
    this.weighted = weighted;
  }

  /** Adds an edge; one of weight 0 leads nowhere, but its nodes are there. */
  void add(int from, int to, double weight) throws BadInputException {
    int at = (int) (edges % BLOCK);
    if (at == 0) {
      ends.add(new int[2 * BLOCK]);
      if (weighted) {
        weights.add(new double[BLOCK]);
      }
    }
    ends.getLast()[2 * at] = from;
    ends.getLast()[2 * at + 1] = to;
    if (weighted) {
      weights.getLast()[at] = weight;
    }
    edges++;
    if (weight > 0) {
      arcs += isTwoArcs(from, to) ? 2 : 1;
    }
    if (arcs > MOST_ARCS) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the graph has more than %,d arcs (an undirected edge is two), too many for one",
              MOST_ARCS));
    }
  }

  private boolean isTwoArcs(int from, int to) {
    return !directed && from != to;
  }

  Graph build() throws IOException {
    checkHeap();
    int[] starts = starts();
    int[] targets = new int[(int) arcs];
    double[] arcWeights = weighted ? new double[(int) arcs] : null;
    fill(starts, targets, arcWeights);
    for (int node = 0; node < names.size(); node++) {
      order(starts[node], starts[node + 1], targets, arcWeights);
    }
    return new Graph(names, directed, edges, starts, targets, arcWeights);
  }

  private void checkHeap() throws IOException {
    long needed =
        names.memory()
            + edges * (weighted ? 16 : 8)
            + arcs * (weighted ? 12 : 4)
            + names.size() * 8L;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "a graph of %,d nodes and %,d edges needs about %,d MB, but Java may use %,d MB: give"
                  + " FIRTH_JAVA_OPTS=-Xmx%dm",
              names.size(),
              edges,
              needed >> 20,
              heap >> 20,
              (needed >> 20) * 5 / 4));
    }
  }

  private interface ArcSink {
    void arc(int from, int to, double weight);
  }

  private void forEachArc(ArcSink sink) {
    for (long edge = 0; edge < edges; edge++) {
      int block = (int) (edge / BLOCK);
      int at = (int) (edge % BLOCK);
      int from = ends.get(block)[2 * at];
      int to = ends.get(block)[2 * at + 1];
      double weight = weighted ? weights.get(block)[at] : 1;
      if (weight > 0) {
        sink.arc(from, to, weight);
        if (isTwoArcs(from, to)) {
          sink.arc(to, from, weight);
        }
      }
    }
  }

  private int[] starts() {
    int[] starts = new int[names.size() + 1];
    forEachArc((from, _, _) -> starts[from + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  private void fill(int[] starts, int[] targets, double[] arcWeights) {
    int[] next = starts.clone();
    forEachArc(
        (from, to, weight) -> {
          int at = next[from]++;
          targets[at] = to;
          if (weighted) {
            arcWeights[at] = weight;
          }
        });
  }

  /** Sorts a node's arcs by target; weights become their sums. */
  private void order(int from, int to, int[] targets, double[] arcWeights) {
    if (!weighted) {
      Arrays.sort(targets, from, to);
      return;
    }
    it.unimi.dsi.fastutil.Arrays.quickSort(
        from,
        to,
        (a, b) -> Integer.compare(targets[a], targets[b]),
        (a, b) -> {
          int target = targets[a];
          targets[a] = targets[b];
          targets[b] = target;
          double weight = arcWeights[a];
          arcWeights[a] = arcWeights[b];
          arcWeights[b] = weight;
        });
    for (int at = from + 1; at < to; at++) {
      arcWeights[at] += arcWeights[at - 1];
    }
  }
}
