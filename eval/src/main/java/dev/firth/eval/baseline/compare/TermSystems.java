package dev.firth.eval.baseline.compare;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.search.BatchSearch;
import dev.firth.eval.baseline.search.Ranker;
import dev.firth.eval.baseline.search.RankingModel;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The systems that count terms: an index in memory, and a run for each model. */
final class TermSystems {
  private final SearchCollection collection;
  private final ComparisonOptions options;

  TermSystems(SearchCollection collection, ComparisonOptions options) {
    this.collection = collection;
    this.options = options;
  }

  void search(
      Map<SearchSystem, TrecRun> runs, Map<SearchSystem, String> settings, Progress progress)
      throws IOException {
    try (var index =
        SearchIndex.inMemory(
            DocumentReader.of(collection.documents()), options.analysis().tokenizer(), progress)) {
      search(SearchSystem.TFIDF, options.tfIdf(), index, runs, settings, progress);
      search(SearchSystem.BM25, options.bm25(), index, runs, settings, progress);
    }
  }

  private void search(
      SearchSystem system,
      RankingModel model,
      SearchIndex index,
      Map<SearchSystem, TrecRun> runs,
      Map<SearchSystem, String> settings,
      Progress progress)
      throws IOException {
    Ranker ranker = model.on(index);
    var search = new BatchSearch(ranker, options.depth(), system.label());
    TrecRun found = search.run(DocumentReader.of(collection.queries()), progress).run();
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    for (TextDocument query : collection.queries()) {
      // Also those that found nothing: they count.
      rankings.put(query.id(), found.ranking(query.id()));
    }
    runs.put(system, new TrecRun(system.label(), rankings));
    settings.put(system, ranker.signature().toString());
  }
}
