package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.catalog.Dataset;
import dev.firth.corpora.catalog.DatasetCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code firth corpus list}. */
@Command(name = "list", header = "The data sets that fetch knows, with size, licence and address.")
final class ListCommand extends FirthCommand {
  @Override
  protected void run(Console console) {
    List<Dataset> datasets = DatasetCatalog.builtIn().all();
    if (console.json()) {
      console.printJson(Map.of("datasets", datasets.stream().map(ListCommand::toMap).toList()));
      return;
    }
    for (Dataset dataset : datasets) {
      print(console, dataset);
    }
  }

  private static void print(Console console, Dataset dataset) {
    String size =
        dataset.bytes() < 0
            ? "size not known"
            : String.format(Locale.ROOT, "%,.1f MB", dataset.bytes() / 1e6);
    console.out().println(console.strong(dataset.id()) + "  " + dataset.what());
    console.out().println("    " + size + "; licence: " + dataset.licence());
    console.out().println("    " + dataset.home() + "; SHA-256: " + dataset.checksum());
    if (dataset.note() != null && !dataset.note().isBlank()) {
      console.out().println("    " + dataset.note());
    }
  }

  private static Map<String, Object> toMap(Dataset dataset) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", dataset.id());
    map.put("kind", dataset.kind().name().toLowerCase(Locale.ROOT));
    map.put("what", dataset.what());
    map.put("bytes", dataset.bytes() < 0 ? null : dataset.bytes());
    map.put("licence", dataset.licence());
    map.put("home", dataset.home());
    map.put("note", dataset.note());
    map.put("urls", dataset.files().stream().map(file -> file.url().toString()).toList());
    map.put("sha256", dataset.files().stream().map(file -> file.sha256().orElse("")).toList());
    return map;
  }
}
