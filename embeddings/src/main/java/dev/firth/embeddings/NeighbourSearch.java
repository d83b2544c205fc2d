package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.kernels.Kernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Compares all rows with many targets. Targets are taken in groups, rows in ranges, and group ×
 * range in parallel: within one, each row is fetched once for the whole group. The answers do not
 * depend on how the work was divided.
 */
final class NeighbourSearch {

  /** Directions in a group: their matrix stays in the first-level cache. */
  private static final int GROUP_DIRECTIONS = 48;

  /** Rows whose dot products are kept before they are ranked. */
  private static final int TILE = 256;

  private static final int LEAST_RANGE_BYTES = 1 << 20;

  private final VectorTable table;
  private final RowNorms norms;
  private final Kernels kernels;
  private final int paddedDim;

  NeighbourSearch(VectorTable table, RowNorms norms, Kernels kernels) {
    this.table = table;
    this.norms = norms;
    this.kernels = kernels;
    // Rows are followed by zeros, so that loops need no tail.
    this.paddedDim =
        (int)
            Math.min(
                table.strideBytes() / 4,
                Math.ceilDiv(table.dim(), kernels.lanes()) * (long) kernels.lanes());
  }

  List<List<Neighbour>> search(List<Target> targets) {
    List<List<Target>> groups = groups(targets);
    int rows = targets.stream().mapToInt(Target::limit).max().orElse(0);
    int ranges = ranges(groups.size(), rows);
    TopN[][] best =
        IntStream.range(0, groups.size() * ranges)
            .parallel()
            .mapToObj(
                task -> {
                  int range = task % ranges;
                  int from = (int) ((long) rows * range / ranges);
                  int to = (int) ((long) rows * (range + 1) / ranges);
                  return scan(groups.get(task / ranges), from, to);
                })
            .toArray(TopN[][]::new);
    return IntStream.range(0, groups.size())
        .parallel()
        .mapToObj(group -> answers(groups.get(group), best, group * ranges, ranges))
        .flatMap(List::stream)
        .toList();
  }

  private static List<List<Target>> groups(List<Target> targets) {
    var groups = new ArrayList<List<Target>>();
    int directions = GROUP_DIRECTIONS;
    for (var target : targets) {
      if (directions + target.directions() > GROUP_DIRECTIONS) {
        groups.add(new ArrayList<>());
        directions = 0;
      }
      groups.getLast().add(target);
      directions += target.directions();
    }
    return groups;
  }

  private int ranges(int groups, int rows) {
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    long most = rows * table.strideBytes() / LEAST_RANGE_BYTES;
    // Four tasks a thread even out what other programs take of a processor.
    return (int) Math.clamp(4L * threads / Math.max(1, groups), 1, Math.max(1, most));
  }

  private TopN[] scan(List<Target> group, int from, int to) {
    float[] matrix = Target.matrix(group, paddedDim);
    int directions = matrix.length / paddedDim;
    var dots = new float[directions * TILE];
    TopN[] best = group.stream().map(t -> new TopN(t.topN())).toArray(TopN[]::new);
    for (int row = from; row < to; row += TILE) {
      int count = Math.min(TILE, to - row);
      norms.ensure(row, row + count);
      kernels.dotRows(
          table.rows(),
          row * table.strideBytes(),
          table.strideBytes(),
          count,
          matrix,
          paddedDim,
          directions,
          paddedDim,
          dots);
      int at = 0;
      for (int t = 0; t < best.length; t++) {
        var target = group.get(t);
        int asked = Math.min(count, target.limit() - row);
        target.offer(dots, at * count, count, norms, row, asked, best[t]);
        at += target.directions();
      }
    }
    return best;
  }

  private List<List<Neighbour>> answers(List<Target> group, TopN[][] best, int first, int ranges) {
    var answers = new ArrayList<List<Neighbour>>();
    for (int t = 0; t < group.size(); t++) {
      var merged = best[first][t];
      for (int range = 1; range < ranges; range++) {
        merged.addAll(best[first + range][t]);
      }
      answers.add(neighbours(group.get(t), merged.drain()));
    }
    return answers;
  }

  /** The answers with their scores in double, by which they are put in order. */
  private List<Neighbour> neighbours(Target target, int[] rows) {
    return IntStream.of(rows)
        .mapToObj(
            row -> new Neighbour(table.words().word(row), target.exactScore(Rows.of(table, row))))
        .sorted(Comparator.comparingDouble(Neighbour::score).reversed())
        .toList();
  }

  /**
   * How many rows below {@code limit}, {@code own} left out, are nearer to it than {@code other}.
   */
  int countNearer(int own, int other, int limit) {
    var direction = new float[paddedDim];
    double[] unit = Rows.unit(Rows.of(table, own));
    for (int i = 0; i < unit.length; i++) {
      direction[i] = (float) unit[i];
    }
    norms.ensure(other, other + 1);
    float bar =
        kernels.dot(table.rows(), other * table.strideBytes(), direction, 0, paddedDim)
            * norms.inverseOf(other);
    return IntStream.range(0, Math.ceilDiv(limit, TILE))
        .parallel()
        .map(tile -> countNearer(direction, own, other, bar, tile * TILE, limit))
        .sum();
  }

  private int countNearer(float[] direction, int own, int other, float bar, int from, int limit) {
    int count = Math.min(TILE, limit - from);
    norms.ensure(from, from + count);
    int nearer = 0;
    for (int row = from; row < from + count; row++) {
      float cosine =
          kernels.dot(table.rows(), row * table.strideBytes(), direction, 0, paddedDim)
              * norms.inverseOf(row);
      if (cosine > bar && row != own && row != other) {
        nearer++;
      }
    }
    return nearer;
  }
}
