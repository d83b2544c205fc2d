package dev.firth.spark.ml;

import dev.firth.spark.models.ModelSource;
import java.io.Serializable;
import java.util.List;

/**
 * What a stage does with its input column, in a form that travels to tasks; implementations are
 * records.
 */
interface RowFunction<M> extends Serializable {
  /** What it needs. */
  ModelSource<M> source();

  /**
   * Works on some rows together.
   *
   * @param inputs values of the column, without null; arrays as lists
   * @return an outcome for each
   * @throws dev.firth.tokenizers.UnencodableTextException if one of them cannot be tokenized: they
   *     are then given again one by one
   */
  List<Outcome> apply(M model, List<Object> inputs);
}
