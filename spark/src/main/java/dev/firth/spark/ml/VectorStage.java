package dev.firth.spark.ml;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/**
 * A stage on word vectors. Its input is text, which it cuts into words, or an array of words; its
 * model is a vector file of any format that Firth reads. Firth's own is mapped, so that it takes
 * the memory of a machine once.
 *
 * @param <S> the stage itself, which setters return
 */
public abstract class VectorStage<S extends VectorStage<S>> extends WordStage<S> {
  private static final long serialVersionUID = 1L;

  VectorStage(String uid) {
    super(uid);
  }

  @Override
  boolean reads(DataType type) {
    return super.reads(type)
        || (type instanceof ArrayType array && array.elementType() instanceof StringType);
  }

  @Override
  String readable() {
    return "text or array of text";
  }
}
