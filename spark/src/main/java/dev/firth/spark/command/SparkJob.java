package dev.firth.spark.command;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.spark.jobs.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** A verb of {@code firth spark} that runs on a cluster: connects, works, says what was done. */
abstract class SparkJob extends FirthCommand {
  @Mixin SparkOptions spark;

  /**
   * Does the work.
   *
   * @return what to say of it, by name
   */
  abstract Map<String, Object> work(Cluster cluster) throws Exception;

  /** What can be told to be wrong before Spark starts. */
  void check() throws Exception {}

  @Override
  protected final void run(Console console) throws Exception {
    check();
    if (spark.isLocal()) {
      console
          .err()
          .println("firth: on a cluster: " + SubmitLine.of(spec().commandLine().getParseResult()));
    }
    long start = System.nanoTime();
    var said = new LinkedHashMap<String, Object>();
    try (var session = spark.connect("firth spark " + spec().name())) {
      said.putAll(work(new Cluster(session)));
    } catch (Exception e) {
      throw TaskFailure.of(e);
    }
    said.put("seconds", (System.nanoTime() - start) / 1e9);
    Report.print(console, said);
  }
}
