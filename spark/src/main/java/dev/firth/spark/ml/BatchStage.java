package dev.firth.spark.ml;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamValidators;

/**
 * A stage on a network, which works on many rows of a partition at once.
 *
 * @param <S> the stage itself, which setters return
 */
public abstract class BatchStage<S extends BatchStage<S>> extends FirthStage<S> {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 256;

  private final IntParam batchSize;

  BatchStage(String uid) {
    super(uid);
    batchSize =
        new IntParam(
            uid,
            "batchSize",
            "rows of a partition that are worked on together (default: " + ROWS + ")",
            ParamValidators.gtEq(1));
    setDefault(batchSize, ROWS);
  }

  /** Rows of a partition that are worked on together; those of like length share a step. */
  public IntParam batchSize() {
    return batchSize;
  }

  /** Sets {@link #batchSize}. */
  public S setBatchSize(int rows) {
    return with(batchSize, rows);
  }

  @Override
  final int rowsTogether() {
    return (Integer) getOrDefault(batchSize);
  }
}
