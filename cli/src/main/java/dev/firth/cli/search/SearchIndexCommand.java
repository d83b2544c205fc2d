package dev.firth.cli.search;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.LuceneLog;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.baseline.index.SearchIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth search index}. */
@Command(
    name = "index",
    header = "Index documents for search.",
    footer = {
      "",
      "An index that is there already is replaced when the new one is complete; an interruption",
      "leaves it as it was. Documents without a word are indexed, but no query finds them.",
      "",
      "  firth search index abstracts.jsonl --analyzer english --out abstracts.index",
      "  firth search index news/ --format trec --out news.index"
    })
final class SearchIndexCommand extends FirthCommand {
  @Mixin DocumentOptions documents;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "INDEX",
      description = "The folder of the index.")
  Path out;

  @Option(
      names = "--analyzer",
      paramLabel = "NAME",
      defaultValue = "standard",
      description =
          "How text becomes terms: Lucene's standard, english (stop words left out, stems) and"
              + " those of other languages, whitespace, ...; or sklearn, as TfidfVectorizer does"
              + " (default: ${DEFAULT-VALUE}; Lucene). An unknown name lists all.")
  String analyzer;

  @Option(
      names = "--ngrams",
      paramLabel = "N-M",
      defaultValue = "1",
      description =
          "Words of a term: with 1-2 pairs of neighbours are terms too (default:"
              + " ${DEFAULT-VALUE}; scikit-learn's ngram_range).")
  String ngrams;

  @Override
  protected void run(Console console) throws IOException {
    LuceneLog.quiet();
    Grams grams = Grams.parse(ngrams);
    var analysis = new DocumentAnalysis(analyzer, grams.smallest(), grams.largest());
    long start = System.nanoTime();
    try (var progress = console.progress();
        var reader = documents.source().open();
        var index = SearchIndex.build(out, reader, analysis, progress)) {
      report(console, index, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(Console console, SearchIndex index, double seconds) throws IOException {
    var counts = index.counts();
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("index", out.toString());
      map.put("documents", counts.documents());
      map.put("empty", counts.empty());
      map.put("tokens", counts.tokens());
      map.put("terms", index.terms());
      map.put("bytes", counts.bytes());
      map.put("analyzer", index.tokenizer().signature());
      map.put("seconds", seconds);
      map.put("bytesPerSecond", counts.bytes() / seconds);
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %,d documents%s, %,d terms, %,d different; %.1f MB of text in %.1f s%n",
            console.strong(out.toString()),
            counts.documents(),
            counts.empty() == 0 ? "" : " (%,d without a word)".formatted(counts.empty()),
            counts.tokens(),
            index.terms(),
            counts.bytes() * 1e-6,
            seconds);
  }
}
