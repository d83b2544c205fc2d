package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.baseline.search.SparseVectorFile;
import dev.firth.eval.baseline.search.SparseVectorFile.Written;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth search vectors}. */
@Command(
    name = "vectors",
    header = "Write the documents as sparse vectors of term weights.",
    footer = {
      "",
      "svmlight: a line a document, '0 feature:weight ... # name'; jsonl: a JSON object a line,",
      "{\"doc\": name, \"terms\": {term: weight}}. Documents keep their order, features are terms"
          + " in",
      "the order of their bytes; --vocabulary says which: feature, term, documents, idf.",
      "",
      "  firth search vectors abstracts.index --out abstracts.svm --vocabulary terms.tsv"
    })
final class SearchVectorsCommand extends FirthCommand {
  @Mixin IndexArgument index;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the vectors go.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "svmlight",
      description = "svmlight or jsonl (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(names = "--zero-based", description = "The first feature is 0 (default: 1; SVM-light).")
  boolean zeroBased;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "Where the terms go (default: nowhere).")
  Path vocabulary;

  @Mixin WeightingOption weighting;

  @Override
  protected void run(Console console) throws IOException {
    if (!format.equals("svmlight") && !format.equals("jsonl")) {
      throw new UsageException("--format takes svmlight or jsonl, not " + format);
    }
    AtomicFile.checkTarget(out);
    if (vocabulary != null) {
      AtomicFile.checkTarget(vocabulary);
    }
    try (var open = index.open();
        var progress = console.progress()) {
      var file = new SparseVectorFile(open, weighting.of(open), zeroBased ? 0 : 1);
      Written written =
          format.equals("jsonl")
              ? file.writeJsonLines(out, progress)
              : file.writeSvmLight(out, progress);
      if (vocabulary != null) {
        file.writeVocabulary(vocabulary);
      }
      report(console, written);
    }
  }

  private void report(Console console, Written written) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("out", out.toString());
      map.put("documents", written.documents());
      map.put("features", written.features());
      map.put("entries", written.entries());
      map.put("weighting", weighting.weighting().notation());
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %,d documents, %,d features, %,d weights (%s)%n",
            console.strong(out.toString()),
            written.documents(),
            written.features(),
            written.entries(),
            weighting.weighting().notation());
  }
}
