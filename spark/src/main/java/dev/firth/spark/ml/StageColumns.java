package dev.firth.spark.ml;

import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a stage reads and adds.
 *
 * @param stage its name, for errors
 * @param input the column that is read
 * @param added columns of results, and that of errors
 */
record StageColumns(String stage, String input, List<StructField> added) {
  /** A column that may be null. */
  static StructField column(String name, DataType type) {
    return new StructField(name, type, true, Metadata.empty());
  }

  /**
   * The type of the column that is read.
   *
   * @throws UsageException if it is missing
   */
  DataType inputType(StructType schema) {
    if (!Arrays.asList(schema.fieldNames()).contains(input)) {
      throw new UsageException(
          "%s: no column '%s' among %s"
              .formatted(stage, input, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(input).dataType();
  }

  /**
   * The columns with those that are added.
   *
   * @throws UsageException if one of these is there already
   */
  StructType addTo(StructType schema) {
    StructType longer = schema;
    for (StructField column : added) {
      if (Arrays.asList(longer.fieldNames()).contains(column.name())) {
        throw new UsageException(
            "%s: there is a column '%s' already".formatted(stage, column.name()));
      }
      longer = longer.add(column);
    }
    return longer;
  }
}
