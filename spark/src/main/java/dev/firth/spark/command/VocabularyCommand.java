package dev.firth.spark.command;

import dev.firth.cli.vectors.TokenizerOptions;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.VocabularyJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth spark vocabulary}. */
@Command(
    name = "vocabulary",
    header = "Count words: the vocabulary file of one machine.",
    footer = {"", "  firth spark vocabulary corpus/ --out words.txt"})
final class VocabularyCommand extends SparkJob {
  @Mixin TextArgument text;

  @Mixin TokenizerOptions words;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The vocabulary to write, on the machine that runs the command (no default).")
  Path out;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Words seen less often are left out (default: ${DEFAULT-VALUE}; word2vec.c).")
  long minCount = 5;

  @Option(
      names = "--max-vocab",
      paramLabel = "N",
      description =
          "At most so many words, the most frequent (default: ${DEFAULT-VALUE}, no limit).")
  int maxVocabulary;

  @Override
  void check() throws IOException {
    words.words();
    if (minCount < 1 || maxVocabulary < 0) {
      throw new UsageException("--min-count takes 1 or more, --max-vocab 0 or more");
    }
    AtomicFile.checkTarget(out);
  }

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(text.corpus, cluster.hadoop());
    var counted = VocabularyJob.count(cluster, parts, words.words(), minCount, maxVocabulary);
    counted.vocabulary().save(out);
    var said = new LinkedHashMap<String, Object>();
    said.put("vocabulary", out.toString());
    said.put("words", counted.vocabulary().size());
    said.put("tokens", counted.vocabulary().corpusTokens());
    said.put("lines", counted.lines());
    said.put("brokenBytes", counted.brokenBytes());
    said.put("bytes", parts.bytes());
    said.put("parts", parts.list().size());
    return said;
  }
}
