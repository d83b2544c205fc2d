package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.eval.baseline.search.BatchSearch;
import dev.firth.eval.baseline.search.BatchSearch.Answers;
import dev.firth.eval.baseline.search.Ranker;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth search query}: documents for one query, or a run for a file of queries. */
@Command(
    name = "query",
    header = "Find documents for a query, or write a run for many queries.",
    footer = {
      "",
      "Queries are cut into terms as the documents were. Equally good documents keep their order"
          + " in",
      "the index; trec_eval orders them by name instead.",
      "",
      "  firth search query abstracts.index heat conduction in slabs",
      "  firth search query abstracts.index --model lnc.ltc boundary layer",
      "  firth search query abstracts.index --queries queries.tsv --run bm25.run"
    })
final class SearchQueryCommand extends FirthCommand {
  @Mixin IndexArgument index;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description = "The query (default: none, with --queries).")
  List<String> words = List.of();

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description =
          "Queries with their names: a name, a tab and a text a line, or .jsonl with id and text"
              + " (default: none).")
  String queries;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Where to write the TREC run of --queries (default: none).")
  Path run;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Documents of a query in the run, at most (default: ${DEFAULT-VALUE}; TREC).")
  int depth;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      defaultValue = "firth",
      description = "The name of the run, its last column (default: ${DEFAULT-VALUE}).")
  String tag;

  @Mixin ModelOptions model;

  @Mixin TopOption top;

  @Override
  protected void run(Console console) throws IOException {
    check();
    var scoring = model.model();
    try (var open = index.open()) {
      Ranker ranker = scoring.on(open);
      if (queries == null) {
        var hits = ranker.search(String.join(" ", words), top.top());
        new HitOutput(console, open).print(hits);
      } else {
        writeRun(console, ranker);
      }
    }
  }

  private void check() throws IOException {
    if (words.isEmpty() == (queries == null)) {
      throw new UsageException("give a query in words or --queries FILE, not both");
    }
    if ((queries == null) != (run == null)) {
      throw new UsageException("--queries and --run go together");
    }
    if (run != null) {
      AtomicFile.checkTarget(run);
    }
  }

  private void writeRun(Console console, Ranker ranker) throws IOException {
    long start = System.nanoTime();
    var batch = new BatchSearch(ranker, depth, tag);
    try (var progress = console.progress();
        var reader = QueryFile.of(queries).open()) {
      var answers = batch.run(reader, progress);
      answers.run().write(run);
      report(console, answers, ranker, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(Console console, Answers answers, Ranker ranker, double seconds) {
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("run", run.toString());
      map.put("queries", answers.queries());
      map.put("withoutHits", answers.withoutHits());
      map.put("hits", answers.hits());
      map.put("signature", ranker.signature().toString());
      map.put("seconds", seconds);
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %,d queries, %,d documents found in %.2f s%s%n%s%n",
            console.strong(run.toString()),
            answers.queries(),
            answers.hits(),
            seconds,
            answers.withoutHits() == 0
                ? ""
                : "; %,d queries find none".formatted(answers.withoutHits()),
            ranker.signature());
  }
}
