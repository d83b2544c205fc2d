package dev.firth.spark.command;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.runs.AtomicFile;
import dev.firth.spark.jobs.JoinJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth spark join}. */
@Command(
    name = "join",
    header = "Make one local file of the parts that a job wrote.",
    footer = {"", "  firth spark join hdfs://host/ids --out corpus.ids"})
final class JoinCommand extends FirthCommand {
  @Parameters(
      paramLabel = "FOLDER",
      description = "What a job wrote, here or on any of Hadoop's file systems.")
  String folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write (no default).")
  Path out;

  @Override
  protected void run(Console console) throws IOException {
    AtomicFile.checkTarget(out);
    try (var progress = console.progress()) {
      var manifest = JoinJob.join(folder, out, new Configuration(), progress);
      var said = new LinkedHashMap<String, Object>();
      said.put("file", out.toString());
      said.put("parts", manifest.parts().size());
      said.put("bytes", Files.size(out));
      Report.print(console, said);
    }
  }
}
