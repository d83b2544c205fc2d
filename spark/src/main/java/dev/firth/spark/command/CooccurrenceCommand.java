package dev.firth.spark.command;

import dev.firth.cli.shell.ByteCount;
import dev.firth.cli.vectors.ContextOptions;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.CooccurrenceJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth spark cooccurrence}. */
@Command(
    name = "cooccurrence",
    header = "Count which words stand near which, for GloVe.",
    footer = {
      "",
      "  firth spark cooccurrence ids --vocab words.txt --out pairs",
      "  firth spark join pairs --out pairs.bin",
      "  firth vectors train --model glove --cooccurrence pairs.bin --vocab words.txt --out my.vec"
    })
final class CooccurrenceCommand extends SparkJob {
  @Parameters(paramLabel = "IDS", description = "The folder that firth spark ids made.")
  String ids;

  @Option(
      names = "--vocab",
      required = true,
      paramLabel = "FILE",
      description = "The vocabulary that the ids were made with (no default).")
  Path vocabulary;

  @Mixin OutputFolder out;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Words looked at on a side (default: ${DEFAULT-VALUE}; cooccur).")
  int window = CooccurrenceOptions.defaults().window();

  @Mixin ContextOptions context;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description = "Bound on the memory of counting in one task (default: 512m).")
  long memory = 512L << 20;

  private CooccurrenceOptions options() {
    return context.options().withWindow(window).withMemoryBytes(memory);
  }

  @Override
  void check() throws IOException {
    options();
    ReadableFile.check(vocabulary);
  }

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    return out.report(
        CooccurrenceJob.count(cluster, ids, vocabulary, options(), out.folder), "pairs");
  }
}
