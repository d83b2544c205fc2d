package dev.firth.spark.command;

import java.util.List;
import picocli.CommandLine.Parameters;

/** CORPUS: the text that a job reads. */
final class TextArgument {
  static final String DESCRIPTION =
      "Text files, folders, globs, here or on any of Hadoop's file systems (hdfs://…, s3a://…);"
          + " .gz, .bz2 and .zst are unpacked, each by one task.";

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = DESCRIPTION)
  List<String> corpus;
}
