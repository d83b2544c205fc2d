package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.LuceneLog;
import dev.firth.cli.shell.ReportOption;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.baseline.compare.ComparisonOptions;
import dev.firth.eval.baseline.compare.SearchCollection;
import dev.firth.eval.baseline.compare.SearchComparison;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.eval.report.SearchReport;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth search compare}. */
@Command(
    name = "compare",
    header = "Compare tf-idf, BM25 and sentence vectors on the same queries.",
    footer = {
      "",
      "Systems: tfidf, bm25; mean, idf-mean, sif: the cosine of sentence vectors;",
      "hnsw: sif through Lucene's graph; rrf: the fusion. Means are over the",
      "judged queries, as trec_eval's; p values are against bm25.",
      "",
      "  firth search compare --documents docs.jsonl --queries queries.tsv \\",
      "      --qrels qrels.txt --vectors wiki.vec --report search.html"
    })
final class SearchCompareCommand extends FirthCommand {
  @Option(
      names = "--documents",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines, name TAB text, TREC documents, folders; told by name and content.")
  List<String> documents;

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "FILE",
      description = "name TAB text, or JSON lines with id and text.")
  String queries;

  @Option(
      names = "--qrels",
      required = true,
      paramLabel = "FILE",
      description = "Lines of query, iteration, document, grade (TREC).")
  Path qrels;

  @Option(
      names = "--vectors",
      required = true,
      paramLabel = "MODEL",
      description = "A vector file; its format is recognised.")
  Path model;

  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description = "Write what each system found there, as TREC runs (default: nowhere).")
  Path runs;

  @Mixin ComparisonSettings settings;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    LuceneLog.quiet();
    var options = settings.options();
    report.check();
    makeFolder();
    var collection =
        SearchCollection.read(
            DocumentSource.of(documents).withFields(settings.idField, settings.textFields),
            QueryFile.of(queries),
            qrels);
    var comparison = compare(collection, options, console);
    write(comparison.runs());
    var output = new ComparisonOutput(collection, comparison);
    if (console.json()) {
      console.printJson(output.toMap());
    } else {
      output.print(console);
    }
    report.write(() -> SearchReport.of(collection, comparison));
  }

  private SearchComparison compare(
      SearchCollection collection, ComparisonOptions options, Console console) throws IOException {
    try (var vectors = WordVectors.open(model);
        var progress = console.progress()) {
      return SearchComparison.of(collection, vectors, options, progress);
    }
  }

  /** Before the work, so that a wrong name costs none. */
  private void makeFolder() throws IOException {
    if (runs != null) {
      if (Files.exists(runs) && !Files.isDirectory(runs)) {
        throw new UsageException("--runs takes a folder; " + runs + " is a file");
      }
      Files.createDirectories(runs);
    }
  }

  private void write(List<TrecRun> results) throws IOException {
    if (runs != null) {
      for (TrecRun result : results) {
        result.write(runs.resolve(result.name() + ".run"));
      }
    }
  }
}
