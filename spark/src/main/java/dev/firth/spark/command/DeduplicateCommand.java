package dev.firth.spark.command;

import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.DeduplicateJob;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth spark deduplicate}. */
@Command(
    name = "deduplicate",
    header = "Write a text without lines that equal an earlier one.",
    footer = {"", "The parts are what firth corpus deduplicate writes; empty lines stay."})
final class DeduplicateCommand extends SparkJob {
  @Mixin TextArgument text;

  @Mixin OutputFolder out;

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(text.corpus, cluster.hadoop());
    var said =
        out.report(
            DeduplicateJob.write(cluster, parts, out.folder),
            DeduplicateJob.LINES,
            DeduplicateJob.KEPT,
            DeduplicateJob.BROKEN);
    said.put(
        "duplicateLines",
        (long) said.get(DeduplicateJob.LINES) - (long) said.get(DeduplicateJob.KEPT));
    return said;
  }
}
