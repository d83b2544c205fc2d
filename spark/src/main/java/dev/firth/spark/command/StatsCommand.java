package dev.firth.spark.command;

import dev.firth.cli.corpus.StatsReport;
import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.StatsJob;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth spark stats}. */
@Command(
    name = "stats",
    header = "Count lines, tokens, types, broken bytes, duplicate lines.",
    footer = {"", "The figures are those of firth corpus stats."})
final class StatsCommand extends SparkJob {
  @Mixin TextArgument text;

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(text.corpus, cluster.hadoop());
    return new StatsReport(StatsJob.of(cluster, parts), parts.files()).toMap();
  }
}
