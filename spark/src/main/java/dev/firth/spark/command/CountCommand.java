package dev.firth.spark.command;

import dev.firth.cli.shell.ByteCount;
import dev.firth.cli.tokenizer.CountedWords;
import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.WordCountsJob;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth spark count}. */
@Command(
    name = "count",
    header = "Count the words that tokenizer train learns from.",
    footer = {
      "",
      "  firth spark count corpus/ --model wordpiece --out counts",
      "  firth spark join counts --out words.jsonl",
      "  firth tokenizer train --counts words.jsonl --model wordpiece --out tokenizer.json"
    })
final class CountCommand extends SparkJob {
  @Mixin TextArgument text;

  @Mixin CountedWords words;

  @Mixin OutputFolder out;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description = "Bound on the memory of counting in one task (default: 256m).")
  long memory = 256L << 20;

  @Override
  void check() {
    words.check();
  }

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(text.corpus, cluster.hadoop());
    return out.report(
        WordCountsJob.count(cluster, parts, words.kind(), words.cased(), memory, out.folder),
        WordCountsJob.WORDS,
        WordCountsJob.DIFFERENT_WORDS);
  }
}
