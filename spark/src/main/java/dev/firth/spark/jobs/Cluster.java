package dev.firth.spark.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What all jobs need of Spark, on the driver: the session, the settings of Hadoop's file systems
 * for tasks, and files that every executor gets.
 */
public final class Cluster {
  private final SparkSession session;
  private final JavaSparkContext context;
  private final Broadcast<SerializableConfiguration> hadoop;

  /** A cluster that a session is connected to. */
  public Cluster(SparkSession session) {
    this.session = session;
    this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** Settings of Hadoop's file systems, here. */
  public Configuration hadoop() {
    return context.hadoopConfiguration();
  }

  /** The same for tasks. */
  Broadcast<SerializableConfiguration> hadoopOfTasks() {
    return hadoop;
  }

  SparkSession session() {
    return session;
  }

  /** A task for each element, which it alone gets. */
  <T> JavaRDD<T> taskEach(List<T> elements) {
    return context.parallelize(elements, elements.size());
  }

  /**
   * Sends a file or folder to all executors.
   *
   * @return the name by which {@link #sent} finds it there
   */
  String send(Path file) throws IOException {
    Path real = file.toRealPath();
    context.addFile(real.toUri().toString(), Files.isDirectory(real));
    return real.getFileName().toString();
  }

  /** Where a task finds what {@link #send} sent. */
  static Path sent(String name) {
    return Path.of(SparkFiles.get(name));
  }
}
