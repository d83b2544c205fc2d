package dev.firth.spark.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import dev.firth.corpora.Deduplication;
import dev.firth.corpora.LineKeySet;
import dev.firth.runs.Progress;
import dev.firth.spark.parts.Manifest;
import dev.firth.spark.parts.PartFile;
import dev.firth.spark.parts.PartFolder;
import dev.firth.spark.text.LocalText;
import dev.firth.spark.text.TextPart;
import dev.firth.spark.text.TextParts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Writes a corpus without the lines that equal an earlier one, as {@link Deduplication} does. First
 * the keys of all parts' different lines meet, and those that came in several parts lose but in the
 * first of them; then every part is written without its losers.
 */
public final class DeduplicateJob {
  /** Figures of each part. */
  public static final String LINES = "lines";

  public static final String KEPT = "kept";

  public static final String BROKEN = "brokenBytes";

  /** A place of a line is the number of its part above these bits, and its own number in them. */
  private static final int LINE_BITS = 40;

  private static final long LINE_MASK = (1L << LINE_BITS) - 1;

  private static final StructType SCHEMA =
      new StructType()
          .add("low", DataTypes.LongType, false)
          .add("high", DataTypes.LongType, false)
          .add("place", DataTypes.LongType, false);

  private DeduplicateJob() {}

  /** Writes into a folder that is to be made. */
  public static Manifest write(Cluster cluster, TextParts text, String folder) throws IOException {
    PartFolder out = PartFolder.begin(folder, cluster.hadoop());
    var hadoop = cluster.hadoopOfTasks();
    JavaPairRDD<Integer, TextPart> parts =
        cluster.taskEach(text.list()).mapToPair(part -> new Tuple2<>(part.index(), part));
    List<PartFile> written =
        parts
            .cogroup(losers(cluster, text), text.list().size())
            .map(
                found ->
                    write(
                        found._2()._1().iterator().next(),
                        found._2()._2(),
                        folder,
                        hadoop.value().value()))
            .filter(Objects::nonNull)
            .collect();
    return out.finish(Manifest.TEXT, written, Map.of());
  }

  /** Lines that came in an earlier part, by part. */
  private static JavaPairRDD<Integer, Long> losers(Cluster cluster, TextParts text) {
    var hadoop = cluster.hadoopOfTasks();
    JavaRDD<Row> places =
        cluster.taskEach(text.list()).flatMap(part -> places(part, hadoop.value().value()));
    return cluster
        .session()
        .createDataFrame(places, SCHEMA)
        .groupBy("low", "high")
        .agg(min("place").as("first"), collect_list("place").as("places"))
        .filter(size(col("places")).gt(1))
        .select(col("first"), explode(col("places")).as("place"))
        .filter(col("place").notEqual(col("first")))
        .select("place")
        .javaRDD()
        .mapToPair(
            row -> new Tuple2<>((int) (row.getLong(0) >>> LINE_BITS), row.getLong(0) & LINE_MASK));
  }

  /** Key and place of each different line of a part. */
  private static Iterator<Row> places(TextPart part, Configuration hadoop) throws IOException {
    List<Row> places = new ArrayList<>();
    long base = (long) part.index() << LINE_BITS;
    var seen = new LineKeySet();
    try (var local = LocalText.of(part, hadoop)) {
      if (!local.isEmpty()) {
        copy(
            local,
            OutputStream.nullOutputStream(),
            (line, key) -> {
              if (seen.add(key)) {
                places.add(RowFactory.create(key.low(), key.high(), base | line));
              }
              return false;
            });
      }
    }
    return places.iterator();
  }

  private static Deduplication.Totals copy(
      LocalText local, OutputStream out, Deduplication.LineChoice choice) throws IOException {
    try (var corpus = local.corpus()) {
      return Deduplication.copy(corpus, out, choice, Progress.none());
    }
  }

  /** Null for a part in which no line begins. */
  private static PartFile write(
      TextPart part, Iterable<Long> losers, String folder, Configuration hadoop)
      throws IOException {
    long[] lost = sorted(losers);
    var seen = new LineKeySet();
    Deduplication.LineChoice choice =
        (line, key) -> seen.add(key) && Arrays.binarySearch(lost, line) < 0;
    try (var local = LocalText.of(part, hadoop)) {
      if (local.isEmpty()) {
        return null;
      }
      return PartFolder.write(
          folder, part.index(), ".txt", hadoop, out -> figures(copy(local, out, choice)));
    }
  }

  private static Map<String, Long> figures(Deduplication.Totals totals) {
    return Map.of(LINES, totals.lines(), KEPT, totals.kept(), BROKEN, totals.brokenBytes());
  }

  private static long[] sorted(Iterable<Long> lines) {
    List<Long> list = new ArrayList<>();
    lines.forEach(list::add);
    return list.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
