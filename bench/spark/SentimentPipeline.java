import static org.apache.spark.sql.functions.col;

import dev.firth.spark.ml.FirthSentenceVectors;
import dev.firth.spark.ml.FirthTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Tokens, sentence vectors and Spark's logistic regression on sentences with labels; run by {@code
 * bench/spark-sst2.py}.
 *
 * <pre>
 * fit MASTER TRAIN TEST PIPELINE PREDICTIONS VECTORS WEIGHTS   trains, saves, predicts
 * run MASTER TEST PIPELINE PREDICTIONS                         loads, predicts
 * </pre>
 *
 * Prints seconds and accuracy as JSON; predictions are lines of number, prediction, probabilities.
 */
final class SentimentPipeline {
  private SentimentPipeline() {}

  public static void main(String[] args) throws IOException {
    long started = System.nanoTime();
    try (SparkSession spark =
        SparkSession.builder()
            .master(args[1])
            .appName("sentiment")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()) {
      double session = seconds(started);
      if (args[0].equals("fit")) {
        fit(spark, session, args);
      } else {
        long begun = System.nanoTime();
        PipelineModel model = PipelineModel.load(args[3]);
        print("\"session\": %.2f, \"load\": %.2f", session, seconds(begun));
        predict(model, read(spark, args[2]), Path.of(args[4]));
      }
    }
  }

  private static void fit(SparkSession spark, double session, String[] args) throws IOException {
    Dataset<Row> train = read(spark, args[2]);
    long begun = System.nanoTime();
    PipelineModel model = pipeline(args[6], args[7]).fit(train);
    double fitted = seconds(begun);
    begun = System.nanoTime();
    model.write().overwrite().save(args[4]);
    print("\"session\": %.2f, \"fit\": %.2f, \"save\": %.2f", session, fitted, seconds(begun));
    predict(model, read(spark, args[3]), Path.of(args[5]));
  }

  private static Pipeline pipeline(String vectors, String weights) {
    return new Pipeline()
        .setStages(
            new PipelineStage[] {
              new FirthTokenizer()
                  .setInputCol("sentence")
                  .setOutputCol("tokens")
                  .setErrorCol("tokenError"),
              new FirthSentenceVectors()
                  .setModelPath(vectors)
                  .setWeights(weights)
                  .setInputCol("tokens")
                  .setOutputCol("features")
                  .setErrorCol("error"),
              new SQLTransformer().setStatement("SELECT * FROM __THIS__ WHERE error IS NULL"),
              new LogisticRegression().setMaxIter(200).setRegParam(0.001)
            });
  }

  private static Dataset<Row> read(SparkSession spark, String file) {
    return spark
        .read()
        .option("sep", "\t")
        .option("header", true)
        .option("quote", "")
        .csv(file)
        .selectExpr("monotonically_increasing_id() AS number", "sentence", "double(label) AS label")
        .cache();
  }

  private static void predict(PipelineModel model, Dataset<Row> rows, Path file)
      throws IOException {
    long begun = System.nanoTime();
    List<Row> told =
        model
            .transform(rows)
            .select("number", "prediction", "probability", "label")
            .orderBy(col("number"))
            .collectAsList();
    double seconds = seconds(begun);
    Files.write(
        file,
        told.stream().map(row -> row.get(0) + "\t" + row.get(1) + "\t" + row.get(2)).toList());
    long right = told.stream().filter(row -> row.getDouble(1) == row.getDouble(3)).count();
    long all = rows.count();
    print(
        "\"predict\": %.2f, \"rows\": %d, \"withoutVector\": %d, \"accuracy\": %.4f",
        seconds, all, all - told.size(), (double) right / all);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void print(String json, Object... values) {
    System.out.println("{" + String.format(Locale.ROOT, json, values) + "}");
  }
}
