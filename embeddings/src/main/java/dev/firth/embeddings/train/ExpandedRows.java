package dev.firth.embeddings.train;

import dev.firth.embeddings.fasttext.RowMatrix;
import java.util.Arrays;

/**
 * The input matrix of a fastText model, each row copied from the trained row that stands for it.
 * Buckets that no word has are zero: they have learnt nothing, and an unseen word is then made of
 * what its other n-grams have learnt. (fastText leaves in them what they started with.)
 */
final class ExpandedRows implements RowMatrix {
  private final SubwordRows rows;
  private final ParameterMatrix trained;

  ExpandedRows(SubwordRows rows, ParameterMatrix trained) {
    this.rows = rows;
    this.trained = trained;
  }

  @Override
  public long rows() {
    return rows.modelRows();
  }

  @Override
  public int dim() {
    return trained.dim();
  }

  @Override
  public void addRows(int[] ids, int count, float[] sum) {
    float[] values = trained.values();
    for (int r = 0; r < count; r++) {
      int row = rows.trainedRow(ids[r]);
      if (row >= 0) {
        int at = trained.row(row);
        for (int i = 0; i < dim(); i++) {
          sum[i] += values[at + i];
        }
      }
    }
  }

  @Override
  public float dot(int id, float[] vector) {
    var row = new float[dim()];
    copyRow(id, row, 0);
    float sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * vector[i];
    }
    return sum;
  }

  @Override
  public void copyRow(int id, float[] out, int offset) {
    int row = rows.trainedRow(id);
    if (row >= 0) {
      System.arraycopy(trained.values(), trained.row(row), out, offset, dim());
    } else {
      Arrays.fill(out, offset, offset + dim(), 0);
    }
  }
}
