package dev.firth.spark.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.firth.corpora.CorpusPart;
import dev.firth.corpora.CorpusStats;
import dev.firth.corpora.PartStats;
import dev.firth.corpora.PartTotals;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The statistics of a corpus that {@link CorpusStats#of} gives. Tasks send the keys of types and
 * the hashes of lines; of their sums only the histogram comes to the driver.
 */
public final class StatsJob {
  private static final int TYPE = 0;
  private static final int LINE = 1;
  private static final int TOTALS = 2;

  private static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.IntegerType, false)
          .add("low", DataTypes.LongType, false)
          .add("high", DataTypes.LongType, false)
          .add("count", DataTypes.LongType, false);

  private StatsJob() {}

  /** Reads the corpus once. */
  public static CorpusStats of(Cluster cluster, TextParts text) {
    var hadoop = cluster.hadoopOfTasks();
    var rows = cluster.taskEach(text.list()).flatMap(part -> rows(part, hadoop.value().value()));
    // First the sums of each key, then how many types have which sum: a row for each sum.
    var isTotals = col("kind").equalTo(TOTALS);
    List<Row> summary =
        cluster
            .session()
            .createDataFrame(rows, SCHEMA)
            .groupBy("kind", "low", "high")
            .agg(sum("count").as("count"))
            .select(
                col("kind"),
                when(isTotals, col("low"))
                    .when(col("kind").equalTo(TYPE), col("count"))
                    .otherwise(lit(0L))
                    .as("key"),
                when(isTotals, col("high")).otherwise(lit(0L)).as("field"),
                col("count"))
            .groupBy("kind", "key", "field")
            .agg(count(lit(1)).as("keys"), sum("count").as("count"))
            .collectAsList();
    return joined(text, summary);
  }

  private static Iterator<Row> rows(TextPart part, Configuration hadoop) throws IOException {
    try (var local = LocalText.of(part, hadoop)) {
      if (local.isEmpty()) {
        return totals(part, emptyTotals()).iterator();
      }
      try (var corpus = local.corpus()) {
        var stats = PartStats.of(corpus);
        List<Row> rows = totals(part, stats.totals());
        stats.forEachType((low, high, n) -> rows.add(RowFactory.create(TYPE, low, high, n)));
        stats.forEachLine(hash -> rows.add(RowFactory.create(LINE, hash, 0L, 1L)));
        return rows.iterator();
      }
    }
  }

  private static PartTotals emptyTotals() {
    return new PartTotals(0, 0, 0, 0, 0, -1, 0, 0);
  }

  /** A row for each sum, numbered as the fields stand; bytes are those of the part. */
  private static List<Row> totals(TextPart part, PartTotals totals) {
    long[] fields = {
      part.end() - part.start(),
      totals.lines(),
      totals.emptyLines(),
      totals.tokens(),
      totals.brokenBytes(),
      totals.longestLine(),
      totals.longestNumber(),
      totals.comparedLines()
    };
    List<Row> rows = new ArrayList<>();
    for (int field = 0; field < fields.length; field++) {
      rows.add(RowFactory.create(TOTALS, (long) part.index(), (long) field, fields[field]));
    }
    return rows;
  }

  private static CorpusStats joined(TextParts text, List<Row> summary) {
    Map<Long, Long> typesByCount = new HashMap<>();
    long differentLines = 0;
    var fields = new long[text.list().size()][8];
    for (Row row : summary) {
      switch (row.getInt(0)) {
        case TYPE -> typesByCount.put(row.getLong(1), row.getLong(3));
        case LINE -> differentLines = row.getLong(3);
        default -> fields[(int) row.getLong(1)][(int) row.getLong(2)] = row.getLong(4);
      }
    }
    List<CorpusPart> parts = new ArrayList<>();
    for (TextPart part : text.list()) {
      parts.add(
          new CorpusPart(Path.of(part.name()), part.beginsFile(), totals(fields[part.index()])));
    }
    return CorpusStats.ofParts(parts, typesByCount, differentLines);
  }

  private static PartTotals totals(long[] of) {
    return new PartTotals(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7]);
  }
}
