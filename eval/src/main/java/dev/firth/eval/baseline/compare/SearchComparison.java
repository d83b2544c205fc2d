package dev.firth.eval.baseline.compare;

import dev.firth.embeddings.WordVectors;
import dev.firth.eval.Signature;
import dev.firth.eval.ranking.RankingOptions;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All systems of {@link SearchSystem} on one collection: counted ones, learned ones and their
 * fusion. Every system answers every query, if only with nothing; queries that are judged count.
 *
 * @param runs what each system found
 * @param settings what each system is, in one line
 * @param documentsWithoutVector documents without any word that has a vector
 * @param queriesWithoutVector queries without one
 * @param comparison the scores, BM25 being the baseline
 */
public record SearchComparison(
    List<TrecRun> runs,
    Map<SearchSystem, String> settings,
    int documentsWithoutVector,
    int queriesWithoutVector,
    RunComparison comparison) {

  /**
   * Searches and compares.
   *
   * @param vectors of words; they stay with their owner
   * @throws BadInputException if no document has a known word, or no query of the collection is
   *     judged
   */
  public static SearchComparison of(
      SearchCollection collection,
      WordVectors vectors,
      ComparisonOptions options,
      Progress progress)
      throws IOException {
    var runs = new EnumMap<SearchSystem, TrecRun>(SearchSystem.class);
    var settings = new EnumMap<SearchSystem, String>(SearchSystem.class);
    var learned = new VectorSystems(collection, vectors, options);
    new TermSystems(collection, options).search(runs, settings, progress);
    learned.search(runs, settings, progress);
    fuse(options, runs, settings);
    var ordered = new ArrayList<>(runs.values());
    return new SearchComparison(
        List.copyOf(ordered),
        settings,
        learned.documentsWithoutVector(),
        learned.queriesWithoutVector(),
        RunComparison.of(
            ordered,
            SearchSystem.BM25.label(),
            collection.qrels(),
            RankingOptions.defaults().withMeasures(options.measures()),
            options.bootstrap(),
            options.test()));
  }

  private static void fuse(
      ComparisonOptions options,
      Map<SearchSystem, TrecRun> runs,
      Map<SearchSystem, String> settings) {
    var parts = options.fused().stream().map(runs::get).toList();
    var names = options.fused().stream().map(SearchSystem::label).toList();
    runs.put(
        SearchSystem.RRF, options.fusion().fuse(SearchSystem.RRF.label(), parts, options.depth()));
    settings.put(
        SearchSystem.RRF,
        Signature.of("rrf")
            .with("k", options.fusion().k())
            .with("of", String.join("+", names))
            .toString());
  }
}
