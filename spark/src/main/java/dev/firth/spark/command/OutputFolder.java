package dev.firth.spark.command;

import dev.firth.spark.parts.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --out FOLDER} of jobs that write parts. */
final class OutputFolder {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description =
          "The folder to make, here or on any of Hadoop's file systems; its parts, joined by firth"
              + " spark join, are the file of one machine (no default).")
  String folder;

  /** What is said of the finished folder, with sums of some figures. */
  Map<String, Object> report(Manifest manifest, String... figures) {
    var said = new LinkedHashMap<String, Object>();
    said.put("folder", folder);
    said.put("parts", manifest.parts().size());
    said.put("bytes", manifest.bytes());
    for (String figure : figures) {
      said.put(figure, manifest.sum(figure));
    }
    return said;
  }
}
