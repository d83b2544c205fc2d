package dev.firth.spark.command;

import dev.firth.spark.jobs.Cluster;
import dev.firth.spark.jobs.EncodeJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth spark encode}. */
@Command(
    name = "encode",
    header = "Turn text into tokens or ids with any tokenizer.",
    footer = {
      "",
      "The parts are what firth tokenizer encode prints; its options mean the same here.",
      "",
      "  firth spark encode tokenizer.json corpus/ --ids --out encoded"
    })
final class EncodeCommand extends SparkJob {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The tokenizer: file or folder.")
  Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CORPUS",
      description = "Text files, folders, globs, here or on any of Hadoop's file systems.")
  List<String> corpus;

  @Mixin OutputFolder out;

  @Option(names = "--ids", description = "Write ids (default: tokens).")
  boolean ids;

  @Option(
      names = "--objects",
      description = "Write a JSON object a line, as tokenizer encode --json (default: no).")
  boolean objects;

  @Option(
      names = "--special",
      description = "Add special tokens such as [CLS] and [SEP] (default: none are added).")
  boolean special;

  @Option(
      names = "--special-in-text",
      paramLabel = "POLICY",
      description = "allow, text or forbid, as at tokenizer encode (default: allow).")
  String specialInText = "allow";

  @Option(
      names = "--input",
      paramLabel = "FORM",
      description = "text: a text a line; jsonl: a JSON string a line (default: text).")
  String input = "text";

  @Option(
      names = "--cased",
      description = "A vocab.txt of BERT keeps case and accents, as at tokenizer encode.")
  boolean cased;

  @Option(
      names = "--uncased",
      description = "A vocab.txt of BERT drops case and accents, as at tokenizer encode.")
  boolean uncased;

  @Override
  void check() throws IOException {
    ReadableFile.check(model);
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(List.of("--input", input));
    options.addAll(List.of("--special-in-text", specialInText));
    add(options, ids, "--ids");
    add(options, objects, "--json");
    add(options, special, "--special");
    add(options, cased, "--cased");
    add(options, uncased, "--uncased");
    return options;
  }

  private static void add(List<String> options, boolean given, String option) {
    if (given) {
      options.add(option);
    }
  }

  @Override
  Map<String, Object> work(Cluster cluster) throws IOException {
    var parts = spark.text(corpus, cluster.hadoop());
    return out.report(EncodeJob.encode(cluster, parts, model, options(), out.folder));
  }
}
