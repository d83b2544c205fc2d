package dev.firth.spark.ml;

import dev.firth.spark.models.FarFileSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark within this process, two tasks at once, and tables of texts. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.hadoop.fs.far.impl", FarFileSystem.class.getName())
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }

  /** Texts with numbers, in three partitions. */
  static Dataset<Row> texts(SparkSession session, List<String> texts) {
    var schema = new StructType().add("n", DataTypes.IntegerType).add("text", DataTypes.StringType);
    List<Row> rows =
        IntStream.range(0, texts.size()).mapToObj(i -> RowFactory.create(i, texts.get(i))).toList();
    return session.createDataFrame(rows, schema).repartition(3);
  }

  /** The values of columns, and the number of the text behind them, in the order of the texts. */
  static List<Row> column(Dataset<Row> table, String... columns) {
    String[] numbered = Arrays.copyOf(columns, columns.length + 1);
    numbered[columns.length] = "n";
    var rows = new ArrayList<>(table.selectExpr(numbered).collectAsList());
    rows.sort(Comparator.comparingInt(row -> row.getInt(columns.length)));
    return rows;
  }

  /** What the failure of a job was about, in Spark's words around it. */
  static Throwable cause(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return cause;
      }
    }
    throw new AssertionError("no " + kind.getSimpleName(), failure);
  }
}
