package dev.firth.spark.command;

import dev.firth.cli.vectors.TokenizerOptions;
import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.IdsJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth spark ids}. */
@Command(
    name = "ids",
    header = "Turn text into ids of words: what vectors train reads.",
    footer = {
      "",
      "  firth spark ids corpus/ --vocab words.txt --out ids",
      "  firth spark join ids --out corpus.ids",
      "  firth vectors train --ids corpus.ids --vocab words.txt --out my.vec"
    })
final class IdsCommand extends SparkJob {
  @Mixin TextArgument text;

  @Mixin TokenizerOptions words;

  @Option(
      names = "--vocab",
      required = true,
      paramLabel = "FILE",
      description = "The vocabulary, on the machine that runs the command (no default).")
  Path vocabulary;

  @Mixin OutputFolder out;

  @Override
  void check() throws IOException {
    words.words();
    ReadableFile.check(vocabulary);
  }

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(text.corpus, cluster.hadoop());
    return out.report(
        IdsJob.encode(cluster, parts, words.words(), vocabulary, out.folder), "tokens", "lines");
  }
}
