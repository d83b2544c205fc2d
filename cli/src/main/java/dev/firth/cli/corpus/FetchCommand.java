package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.catalog.Dataset;
import dev.firth.corpora.catalog.DatasetCatalog;
import dev.firth.corpora.catalog.DatasetFetcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth corpus fetch}: the only command that uses the network. */
@Command(
    name = "fetch",
    header = "Download a data set; a broken download is resumed, checksums are checked.",
    footer = {"", "  firth corpus fetch text8"})
final class FetchCommand extends FirthCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Data sets as corpus list names them.")
  List<String> ids;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where to put them, each in a folder of its own (default: ${DEFAULT-VALUE}).")
  Path folder;

  @Option(
      names = "--mirror",
      paramLabel = "BASE",
      description =
          "Take the files from this address or local folder instead (default: the publishers').")
  String mirror;

  @Option(
      names = "--keep-archives",
      description = "Keep the archives after unpacking (default: they are removed).")
  boolean keepArchives;

  @Override
  protected void run(Console console) throws IOException {
    var catalog = DatasetCatalog.builtIn();
    List<Dataset> wanted = ids.stream().map(catalog::get).toList();
    var options = DatasetFetcher.Options.defaults().withKeepArchives(keepArchives);
    var fetcher = new DatasetFetcher(mirror == null ? options : options.withMirror(mirror));
    try (var progress = console.progress()) {
      for (Dataset dataset : wanted) {
        report(console, dataset, fetcher.fetch(dataset, folder, progress));
      }
    }
  }

  /** One object or block of lines for each data set, as it becomes ready. */
  private static void report(Console console, Dataset dataset, List<Path> files) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("id", dataset.id());
      result.put("licence", dataset.licence());
      result.put("files", files.stream().map(Path::toString).toList());
      console.printJson(result);
    } else {
      console.out().println(console.strong(dataset.id()) + " (licence: " + dataset.licence() + ")");
      files.forEach(file -> console.out().println("  " + file));
    }
    console.flush();
  }
}
