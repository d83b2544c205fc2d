package dev.firth.spark.jobs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a name and a number, summed by name over all tasks. Totals travel as rows too, marked by
 * their kind: Spark's accumulators would count a task twice that is run again.
 */
final class Tally {
  static final String KIND = "kind";
  static final String NAME = "name";
  static final String COUNT = "count";

  /** Kind of a row that counts a word. */
  static final int WORD = 0;

  /** Kind of a row that counts something else, by its name. */
  static final int TOTAL = 1;

  private static final StructType SCHEMA =
      new StructType()
          .add(KIND, DataTypes.IntegerType, false)
          .add(NAME, DataTypes.BinaryType, false)
          .add(COUNT, DataTypes.LongType, false);

  private Tally() {}

  static Row word(byte[] utf8, long count) {
    return RowFactory.create(WORD, utf8, count);
  }

  static Row total(String name, long count) {
    return RowFactory.create(TOTAL, name.getBytes(StandardCharsets.UTF_8), count);
  }

  /** The sums by kind and name. */
  static Dataset<Row> sums(SparkSession session, JavaRDD<Row> rows) {
    return session
        .createDataFrame(rows, SCHEMA)
        .groupBy(KIND, NAME)
        .agg(functions.sum(COUNT).as(COUNT));
  }

  /** All totals, and the words that come often enough. */
  static Column atLeast(long minCount) {
    return functions.col(KIND).equalTo(TOTAL).or(functions.col(COUNT).geq(minCount));
  }

  /** The rows of a part. */
  static List<Row> rows(PartWords part) {
    var words = part.words();
    long[] counts = words.counts();
    List<Row> rows = new ArrayList<>(counts.length + 3);
    for (int word = 0; word < counts.length; word++) {
      int start = words.start(word);
      byte[] utf8 = Arrays.copyOfRange(words.arena(), start, start + words.length(word));
      rows.add(word(utf8, counts[word]));
    }
    rows.add(total("tokens", part.tokens()));
    rows.add(total("lines", part.lines()));
    rows.add(total("brokenBytes", part.brokenBytes()));
    return rows;
  }
}
