package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.firth.seq2seq.search.Hypothesis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole search as a block of DJL: ids of sources (batch, length) to ids of the best translations
 * (batch, length), rows filled up with {@link #FILLING}.
 */
final class SearchBlock extends AbstractBlock {
  /** No id of a vocabulary. */
  static final int FILLING = -1;

  private final TranslationModel model;
  private final TranslationOptions options;

  SearchBlock(TranslationModel model, TranslationOptions options) {
    this.model = model;
    this.options = options;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      PairList<String, Object> params) {
    NDArray ids = inputs.head();
    List<int[]> found =
        model.search(rows(ids), 0, options).stream()
            .map(hypotheses -> hypotheses.isEmpty() ? new int[0] : best(hypotheses))
            .toList();
    return new NDList(
        ids.getManager().create(filled(found), new Shape(found.size(), longest(found))));
  }

  private static int[] best(List<Hypothesis> hypotheses) {
    return hypotheses.getFirst().tokens();
  }

  /** The rows without their filling. */
  static List<int[]> rows(NDArray ids) {
    int columns = (int) ids.getShape().get(1);
    int[] all = Arrays.stream(ids.toLongArray()).mapToInt(Math::toIntExact).toArray();
    return IntStream.range(0, (int) ids.getShape().get(0))
        .mapToObj(row -> Arrays.copyOfRange(all, row * columns, (row + 1) * columns))
        .map(row -> Arrays.stream(row).filter(id -> id != FILLING).toArray())
        .toList();
  }

  /** Rows as one, filled up to the longest. */
  static long[] filled(List<int[]> rows) {
    int columns = longest(rows);
    long[] all = new long[rows.size() * columns];
    Arrays.fill(all, FILLING);
    for (int row = 0; row < rows.size(); row++) {
      int[] ids = rows.get(row);
      for (int column = 0; column < ids.length; column++) {
        all[row * columns + column] = ids[column];
      }
    }
    return all;
  }

  /** Columns of the rows; at least one, since arrays without numbers are a nuisance. */
  static int longest(List<int[]> rows) {
    return Math.max(1, rows.stream().mapToInt(row -> row.length).max().orElse(1));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException("lengths of translations follow from the search");
  }
}
