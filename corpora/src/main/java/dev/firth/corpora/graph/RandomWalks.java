package dev.firth.corpora.graph;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Random walks over a graph. In each round one begins at every node, and the nodes take their turn
 * in a new random order (DeepWalk, Perozzi et al. 2014). The first step is drawn by the weights of
 * the arcs. A later one, from {@code v}, reached from {@code t}, to {@code x}, multiplies them by
 *
 * <pre>
 *   1/p  if x = t
 *   1    if an arc leads from t to x
 *   1/q  otherwise
 * </pre>
 *
 * (node2vec, Grover and Leskovec 2016). That is drawn by rejection, as in KnightKing (Yang et al.
 * 2019): an arc is drawn by its weight and kept in proportion to its factor, so that no table of
 * pairs of arcs is needed. A walk ends early at a node that no arc leaves.
 *
 * <p>A walk depends on (seed, round, node) alone. Memory: 4 bytes a node for the order, and about
 * half a megabyte a thread. Immutable and thread-safe.
 */
public final class RandomWalks {
  private static final int NONE = -1;
  private static final int WALK_END = -1;

  /** Nodes that a thread visits before it hands them over. */
  private static final int BLOCK_NODES = 1 << 16;

  private final Graph graph;
  private final WalkOptions options;
  private final boolean firstOrder;

  /** The factors of a step back, and of a step away. */
  private final double back;

  private final double away;
  private final double least;
  private final double largest;

  public RandomWalks(Graph graph, WalkOptions options) {
    this.graph = graph;
    this.options = options;
    this.back = 1 / options.p();
    this.away = 1 / options.q();
    this.least = Math.min(1, Math.min(back, away));
    this.largest = Math.max(1, Math.max(back, away));
    this.firstOrder = least == largest;
  }

  /**
   * What was written.
   *
   * @param nodes nodes of all walks together, words of the text
   * @param shortWalks walks that ended early
   */
  public record Totals(long walks, long nodes, long shortWalks) {}

  /**
   * The nodes of a walk.
   *
   * @param round 0 to {@link WalkOptions#walks} - 1
   * @param start the node where it begins
   */
  public int[] walk(int round, int start) {
    int[] nodes = new int[options.length()];
    return Arrays.copyOf(nodes, walk(round, start, nodes, 0));
  }

  /** Puts a walk into an array and says where it ends there. */
  private int walk(int round, int start, int[] nodes, int from) {
    var random = generator(round, start);
    int to = from + options.length();
    int at = from;
    int previous = NONE;
    int node = start;
    nodes[at++] = node;
    while (at < to && graph.degree(node) > 0) {
      int next = next(previous, node, random);
      previous = node;
      node = next;
      nodes[at++] = node;
    }
    return at;
  }

  /** Seeds that differ by one give generators that have nothing in common. */
  private SplittableRandom generator(int round, int node) {
    return new SplittableRandom(mixed(mixed(mixed(options.seed()) + round) + node));
  }

  private static long mixed(long seed) {
    return new SplittableRandom(seed).nextLong();
  }

  private int next(int previous, int node, SplittableRandom random) {
    if (firstOrder || previous == NONE) {
      return graph.draw(node, random);
    }
    // As many tries as looking at every arc would cost; what they refused changes no probability.
    for (int tries = graph.degree(node); tries > 0; tries--) {
      int candidate = graph.draw(node, random);
      double point = random.nextDouble() * largest;
      if (point < least || point < factor(previous, candidate)) {
        return candidate;
      }
    }
    return drawFromAll(previous, node, random);
  }

  private double factor(int previous, int candidate) {
    if (candidate == previous) {
      return back;
    }
    return away == 1 || graph.hasArc(previous, candidate) ? 1 : away;
  }

  /** Passes over the arcs once: each takes the place of those before by its share of the sum. */
  private int drawFromAll(int previous, int node, SplittableRandom random) {
    int chosen = NONE;
    double sum = 0;
    for (int arc = 0; arc < graph.degree(node); arc++) {
      int candidate = graph.target(node, arc);
      double weight = graph.weight(node, arc) * factor(previous, candidate);
      sum += weight;
      if (chosen == NONE || random.nextDouble() * sum < weight) {
        chosen = candidate;
      }
    }
    return chosen;
  }

  /**
   * Writes all walks, one a line, names divided by a space; the file is whole or absent, and the
   * same for any number of threads.
   */
  public Totals write(Path file, Progress progress) throws IOException {
    long walks = (long) graph.nodes() * options.walks();
    try (var task = progress.start("walk", "walks", walks)) {
      var writing = new Writing(task);
      AtomicFile.write(file, writing::to);
      return writing.totals();
    }
  }

  /** Walks on threads, written in order by the caller's. */
  private final class Writing {
    private final Progress.Task task;
    private final ArrayDeque<Future<int[]>> blocks = new ArrayDeque<>();
    private long walks;
    private long nodes;
    private long shortWalks;

    Writing(Progress.Task task) {
      this.task = task;
    }

    Totals totals() {
      return new Totals(walks, nodes, shortWalks);
    }

    void to(OutputStream out) throws IOException {
      try (var threads = Executors.newFixedThreadPool(options.threads(), Writing::thread)) {
        try {
          for (int round = 0; round < options.walks(); round++) {
            walkRound(round, threads, out);
          }
          while (!blocks.isEmpty()) {
            writeNext(out);
          }
        } catch (InterruptedException e) {
          threads.shutdownNow();
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("walking was interrupted");
        }
      }
    }

    private static Thread thread(Runnable work) {
      return Thread.ofPlatform().daemon().name("walks").unstarted(work);
    }

    private void walkRound(int round, ExecutorService threads, OutputStream out)
        throws IOException, InterruptedException {
      int[] order = order(round);
      int step = Math.max(1, BLOCK_NODES / options.length());
      for (int at = 0; at < order.length; at += step) {
        int from = at;
        int to = Math.min(order.length, at + step);
        blocks.add(threads.submit(() -> block(round, order, from, to)));
        if (blocks.size() > 2 * options.threads()) {
          writeNext(out);
        }
      }
    }

    private void writeNext(OutputStream out) throws IOException, InterruptedException {
      try {
        write(blocks.remove().get(), out);
      } catch (ExecutionException e) {
        throw new IOException("a walking thread failed: " + e.getCause(), e.getCause());
      }
    }

    private void write(int[] block, OutputStream out) throws IOException {
      int start = 0;
      for (int at = 0; at < block.length; at++) {
        if (block[at] == WALK_END) {
          out.write('\n');
          count(at - start);
          start = at + 1;
        } else {
          if (at > start) {
            out.write(' ');
          }
          graph.writeName(block[at], out);
        }
      }
      task.done(walks);
    }

    private void count(int length) {
      walks++;
      nodes += length;
      shortWalks += length < options.length() ? 1 : 0;
    }
  }

  /** The nodes in the order of a round: Fisher and Yates's shuffle. */
  private int[] order(int round) {
    var random = generator(round, NONE);
    int[] order = new int[graph.nodes()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** The walks that begin at some nodes, each with {@link #WALK_END} behind it. */
  private int[] block(int round, int[] order, int from, int to) {
    int[] nodes = new int[(to - from) * (options.length() + 1)];
    int at = 0;
    for (int i = from; i < to; i++) {
      at = walk(round, order[i], nodes, at);
      nodes[at++] = WALK_END;
    }
    return Arrays.copyOf(nodes, at);
  }
}
