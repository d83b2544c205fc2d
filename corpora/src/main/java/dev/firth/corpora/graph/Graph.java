package dev.firth.corpora.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A graph with named nodes, in compact arrays: for each node its arcs, sorted by target. An edge of
 * an undirected graph is two arcs, a self-loop one. Repeated edges stay apart, so that their
 * weights add up whenever an arc is drawn. Immutable and thread-safe.
 *
 * <p>Memory: 4 bytes an arc, 12 with weights; 4 bytes a node, and about 15 and its bytes for its
 * name. {@link EdgeList} says what reading takes.
 */
public final class Graph {
  /** What {@link #node} gives for a name that is not in the graph. */
  public static final int ABSENT = NodeNames.ABSENT;

  private final NodeNames names;
  private final boolean directed;
  private final long edges;

  /** The arcs of node n lie from {@code starts[n]} to {@code starts[n + 1]}. */
  private final int[] starts;

  private final int[] targets;

  /** Sums of the weights of a node's arcs up to each of them; null without weights. */
  private final double[] sums;

  Graph(NodeNames names, boolean directed, long edges, int[] starts, int[] targets, double[] sums) {
    this.names = names;
    this.directed = directed;
    this.edges = edges;
    this.starts = starts;
    this.targets = targets;
    this.sums = sums;
  }

  public int nodes() {
    return starts.length - 1;
  }

  /** Edges that were read, repeated ones and those of weight 0 included. */
  public long edges() {
    return edges;
  }

  /** Ways from a node to a node: two for an edge of an undirected graph. */
  public int arcs() {
    return targets.length;
  }

  public boolean directed() {
    return directed;
  }

  public boolean weighted() {
    return sums != null;
  }

  public String name(int node) {
    return names.name(node);
  }

  /** The number of the node with this name, {@link #ABSENT} if there is none. */
  public int node(String name) {
    byte[] utf8 = name.getBytes(UTF_8);
    return names.find(utf8, 0, utf8.length);
  }

  /** Arcs that leave a node. */
  public int degree(int node) {
    return starts[node + 1] - starts[node];
  }

  /**
   * Where an arc leads.
   *
   * @param arc 0 to {@link #degree} - 1; targets ascend
   */
  public int target(int node, int arc) {
    return targets[starts[node] + arc];
  }

  /** The weight of an arc; 1 in a graph without weights. */
  public double weight(int node, int arc) {
    if (sums == null) {
      return 1;
    }
    int at = starts[node] + arc;
    return arc == 0 ? sums[at] : sums[at] - sums[at - 1];
  }

  /** Whether an arc leads from a node to another. */
  public boolean hasArc(int from, int to) {
    return Arrays.binarySearch(targets, starts[from], starts[from + 1], to) >= 0;
  }

  /** The target of an arc drawn in proportion to weight. The node must have one. */
  public int draw(int node, SplittableRandom random) {
    int from = starts[node];
    int to = starts[node + 1];
    if (sums == null) {
      return targets[from + (int) (((random.nextLong() >>> 32) * (to - from)) >>> 32)];
    }
    return targets[firstAbove(random.nextDouble() * sums[to - 1], from, to - 1)];
  }

  /** The first place of a range with a larger sum than this; its last one if none has. */
  private int firstAbove(double sum, int from, int last) {
    int low = from;
    int high = last;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > sum) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  void writeName(int node, OutputStream out) throws IOException {
    names.write(node, out);
  }
}
