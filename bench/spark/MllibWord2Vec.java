import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.spark.ml.feature.Word2Vec;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Spark MLlib's Word2Vec on a text of words between blanks, a sentence a line; run by {@code
 * bench/spark-word2vec.py}.
 *
 * <pre>
 * MASTER TEXT VECTORS DIM EPOCHS PARTITIONS SEED
 * </pre>
 *
 * Writes the vectors in word2vec's text format and prints seconds of the session's start, of
 * fitting and of writing as JSON. Window 5, minimal count 5 and rate 0.025 are MLlib's defaults and
 * word2vec.c's.
 */
final class MllibWord2Vec {
  private MllibWord2Vec() {}

  public static void main(String[] args) throws IOException {
    int dim = Integer.parseInt(args[3]);
    long started = System.nanoTime();
    try (SparkSession spark =
        SparkSession.builder()
            .master(args[0])
            .appName("word2vec")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()) {
      double session = seconds(started);
      Word2Vec trainer =
          new Word2Vec()
              .setInputCol("words")
              .setVectorSize(dim)
              .setMaxIter(Integer.parseInt(args[4]))
              .setNumPartitions(Integer.parseInt(args[5]))
              .setSeed(Long.parseLong(args[6]));
      long begun = System.nanoTime();
      Dataset<Row> vectors = trainer.fit(words(spark, args[1])).getVectors();
      double fitted = seconds(begun);
      begun = System.nanoTime();
      write(vectors, dim, Path.of(args[2]));
      System.out.printf(
          Locale.ROOT,
          "{\"session\": %.2f, \"fit\": %.2f, \"write\": %.2f}%n",
          session,
          fitted,
          seconds(begun));
    }
  }

  private static Dataset<Row> words(SparkSession spark, String text) {
    return spark
        .read()
        .text(text)
        .select(functions.split(functions.trim(functions.col("value")), " +").as("words"));
  }

  private static void write(Dataset<Row> vectors, int dim, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(vectors.count() + " " + dim + "\n");
      for (Iterator<Row> rows = vectors.toLocalIterator(); rows.hasNext(); ) {
        Row row = rows.next();
        StringJoiner line = new StringJoiner(" ", "", "\n").add(row.getString(0));
        for (double value : row.<Vector>getAs(1).toArray()) {
          line.add(Float.toString((float) value));
        }
        out.write(line.toString());
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
