package dev.firth.embeddings;

import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.kernels.Kernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Compares all rows with many targets. Targets are taken in groups, rows in ranges of tiles, and
 * group × range in parallel: within one, each row is fetched once for the whole group. The answers
 * do not depend on how the work was divided.
 */
final class NeighbourSearch {

  private static final int TILE = RowNorms.TILE;

  /** Directions in a group: their matrix stays in the first-level cache. */
  private static final int GROUP_DIRECTIONS = 48;

  /** Tiles that are worth a task. */
  private static final int LEAST_TILES = 8;

  /** Multiply-adds after which compiled SIMD code has paid for its warm-up. */
  private static final long WORK_BEFORE_SIMD = 200_000_000;

  private final VectorTable table;
  private final RowNorms norms;
  private final int stride;
  private final int paddedDim;
  private final AtomicLong work = new AtomicLong();

  NeighbourSearch(VectorTable table, RowNorms norms) {
    this.table = table;
    this.norms = norms;
    this.stride = (int) (table.strideBytes() / Float.BYTES);
    // Rows are followed by zeros, so that loops need no tail.
    int lanes = Kernels.best().lanes();
    this.paddedDim = Math.min(stride, Math.ceilDiv(table.dim(), lanes) * lanes);
  }

  /** The answers to the targets, in their order. */
  List<List<Neighbour>> search(List<Target> targets) {
    List<List<Target>> groups = groups(targets);
    int tiles = Math.ceilDiv(targets.stream().mapToInt(Target::limit).max().orElse(0), TILE);
    var kernels = kernelsFor(targets.stream().mapToInt(Target::directions).sum(), tiles);
    int ranges = ranges(groups.size(), tiles);
    TopN[][] best =
        IntStream.range(0, groups.size() * ranges)
            .parallel()
            .mapToObj(
                task -> {
                  int range = task % ranges;
                  int from = (int) ((long) tiles * range / ranges);
                  int to = (int) ((long) tiles * (range + 1) / ranges);
                  return scan(groups.get(task / ranges), from, to, kernels);
                })
            .toArray(TopN[][]::new);
    return IntStream.range(0, groups.size())
        .parallel()
        .mapToObj(group -> answers(groups.get(group), best, group * ranges, ranges))
        .flatMap(List::stream)
        .toList();
  }

  /** Plain loops for the first queries of a program, see {@link Kernels#scalar()}. */
  private Kernels kernelsFor(long directions, long tiles) {
    long all = work.addAndGet(directions * tiles * TILE * paddedDim);
    return all < WORK_BEFORE_SIMD ? Kernels.scalar() : Kernels.best();
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

  private static int ranges(int groups, int tiles) {
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    // Four tasks a thread even out what other programs take of a processor.
    return Math.clamp(4L * threads / Math.max(1, groups), 1, Math.max(1, tiles / LEAST_TILES));
  }

  private TopN[] scan(List<Target> group, int fromTile, int toTile, Kernels kernels) {
    float[] matrix = Target.matrix(group, paddedDim);
    int directions = matrix.length / paddedDim;
    var rows = new float[TILE * stride];
    var dots = new float[directions * TILE];
    TopN[] best = group.stream().map(t -> new TopN(t.topN())).toArray(TopN[]::new);
    for (int tile = fromTile; tile < toTile; tile++) {
      int count = norms.rowsIn(tile);
      norms.load(tile, rows);
      kernels.dotRows(
          rows, 0, stride, count, matrix, paddedDim, directions, paddedDim, dots, 0, TILE);
      int at = 0;
      for (int t = 0; t < best.length; t++) {
        group.get(t).offer(dots, at * TILE, TILE, norms, tile * TILE, count, best[t]);
        at += group.get(t).directions();
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
        .mapToObj(row -> new Neighbour(table.words().word(row), score(target, row)))
        .sorted(Comparator.comparingDouble(Neighbour::score).reversed())
        .toList();
  }

  private double score(Target target, int row) {
    return target.exactScore(Rows.of(table, row));
  }

  /** How many rows below {@code limit} are nearer to {@code own} than {@code other} is. */
  int countNearer(int own, int other, int limit) {
    int tiles = Math.ceilDiv(limit, TILE);
    var kernels = kernelsFor(1, tiles);
    var direction = new float[paddedDim];
    double[] unit = Rows.unit(Rows.of(table, own));
    for (int i = 0; i < unit.length; i++) {
      direction[i] = (float) unit[i];
    }
    float bar = cosines(direction, other / TILE, kernels)[other % TILE];
    return IntStream.range(0, tiles)
        .parallel()
        .map(tile -> countAbove(bar, cosines(direction, tile, kernels), tile * TILE, own, limit))
        .sum();
  }

  private float[] cosines(float[] direction, int tile, Kernels kernels) {
    var rows = new float[TILE * stride];
    var cosines = new float[norms.rowsIn(tile)];
    norms.load(tile, rows);
    kernels.dotRows(
        rows, 0, stride, cosines.length, direction, 0, 1, paddedDim, cosines, 0, cosines.length);
    for (int r = 0; r < cosines.length; r++) {
      cosines[r] *= norms.inverseOf(tile * TILE + r);
    }
    return cosines;
  }

  private static int countAbove(float bar, float[] cosines, int firstRow, int own, int limit) {
    int above = 0;
    for (int r = 0; r < cosines.length && firstRow + r < limit; r++) {
      if (cosines[r] > bar && firstRow + r != own) {
        above++;
      }
    }
    return above;
  }
}
