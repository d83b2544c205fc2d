package dev.firth.spark.command;

import dev.firth.cli.shell.ByteCount;
import dev.firth.runs.UsageException;
import dev.firth.spark.text.TextParts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Which Spark to use, and how finely the work is divided. */
final class SparkOptions {
  private static final String MASTER = "spark.master";
  private static final long PART_BYTES = 32L << 20;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "The cluster, such as spark://host:7077 (default: what spark-submit was told, or"
              + " local[*], this machine).")
  String master;

  @Option(
      names = "--part-size",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description = "Text that a task gets, whole lines of one file (default: 32m).")
  Long partBytes;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, to be given several times (default: Spark's).")
  Map<String, String> conf = new LinkedHashMap<>();

  /** Whether the work is done by this process. */
  boolean isLocal() {
    return url().startsWith("local");
  }

  private String url() {
    if (master != null) {
      return master;
    }
    return new SparkConf().get(MASTER, "local[*]");
  }

  TextParts text(List<String> corpus, Configuration hadoop) throws IOException {
    long bytes = partBytes == null ? PART_BYTES : partBytes;
    if (bytes < 1) {
      throw new UsageException("--part-size takes a size above 0, not " + bytes);
    }
    return TextParts.of(corpus, bytes, hadoop);
  }

  SparkSession connect(String name) {
    var settings = new SparkConf();
    if (isLocal()) {
      // One machine needs neither a page to look at nor two hundred parts of a sum.
      settings.setIfMissing("spark.ui.enabled", "false");
      settings.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      settings.setIfMissing("spark.driver.host", "127.0.0.1");
      settings.setIfMissing(
          "spark.sql.shuffle.partitions",
          String.valueOf(2 * Runtime.getRuntime().availableProcessors()));
    }
    settings.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.forEach(settings::set);
    return SparkSession.builder().config(settings).master(url()).appName(name).getOrCreate();
  }
}
