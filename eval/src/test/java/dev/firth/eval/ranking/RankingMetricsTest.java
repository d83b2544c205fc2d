package dev.firth.eval.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  private static final TrecRun RUN =
      run(Map.of("1", List.of("a", "b", "c", "d"), "2", List.of("a", "b")));

  private static TrecRun run(Map<String, List<String>> best) {
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    best.forEach(
        (query, ids) ->
            rankings.put(
                query, ids.stream().map(id -> new ScoredDocument(id, -ids.indexOf(id))).toList()));
    return new TrecRun("made", rankings);
  }

  private static double value(String measure, TrecRun run, Qrels qrels) throws Exception {
    var named = RankingMeasure.named(measure);
    var options = RankingOptions.defaults().withMeasures(List.of(named));
    return RankingMetrics.evaluate(run, qrels, options).mean(named);
  }

  /** Worked out by hand: relevant at ranks 2 and 4 of 4, a third relevant document is not found. */
  @Test
  void measuresHaveTheirTextbookValues() throws Exception {
    var qrels = new Qrels(Map.of("1", Map.of("b", 1, "d", 3, "x", 2, "a", 0)));
    assertEquals((1 / 2.0 + 2 / 4.0) / 3, value("map", RUN, qrels), 1e-15);
    assertEquals(1 / 2.0 / 3, value("map_cut_3", RUN, qrels), 1e-15);
    assertEquals(1 / 2.0, value("mrr", RUN, qrels), 1e-15);
    assertEquals(0, value("mrr@1", RUN, qrels), 1e-15);
    assertEquals(1 / 3.0, value("P@3", RUN, qrels), 1e-15);
    assertEquals(2 / 10.0, value("P@10", RUN, qrels), 1e-15);
    assertEquals(2 / 3.0, value("recall_4", RUN, qrels), 1e-15);
    assertEquals(1 / 3.0, value("Rprec", RUN, qrels), 1e-15);
    // One judged document that is not relevant stands before both: of min(1, 3) none is left.
    assertEquals(0, value("bpref", RUN, qrels), 1e-15);
    double log3 = Math.log(3) / Math.log(2);
    double log5 = Math.log(5) / Math.log(2);
    assertEquals(
        (1 / log3 + 3 / log5) / (3 + 2 / log3 + 1 / 2.0), value("ndcg", RUN, qrels), 1e-15);
    assertEquals((1 / log3) / (3 + 2 / log3), value("ndcg@2", RUN, qrels), 1e-15);
    assertEquals(
        (1 / log3 + 7 / log5) / (7 + 3 / log3 + 1 / 2.0), value("ndcg_exp", RUN, qrels), 1e-15);
    assertEquals((1 / log3) / (7 + 3 / log3), value("ndcg_exp@2", RUN, qrels), 1e-15);
  }

  @Test
  void queriesThatOneFileLacksAreCountedAndLeftOut() throws Exception {
    var qrels = new Qrels(Map.of("1", Map.of("a", 1), "9", Map.of("a", 1)));
    var result = RankingMetrics.evaluate(RUN, qrels, RankingOptions.defaults());
    var map = RankingMeasure.named("map");
    assertEquals(1, result.mean(map));
    assertEquals(1, result.missing());
    assertEquals(1, result.unjudged());
    var complete =
        RankingMetrics.evaluate(RUN, qrels, RankingOptions.defaults().withComplete(true));
    assertEquals(0.5, complete.mean(map));
    assertArrayEquals(new double[] {1, 0}, complete.values(map));
  }

  @Test
  void nothingInCommonIsAnErrorAndNoNumber() {
    var qrels = new Qrels(Map.of("Q7", Map.of("a", 1)));
    for (boolean complete : new boolean[] {false, true}) {
      var options = RankingOptions.defaults().withComplete(complete);
      var failure =
          assertThrows(BadInputException.class, () -> RankingMetrics.evaluate(RUN, qrels, options));
      assertTrue(failure.getMessage().contains("'Q7'"), failure.getMessage());
    }
  }

  @Test
  void queryWithoutRelevantDocumentsCountsZero() throws Exception {
    var qrels = new Qrels(Map.of("1", Map.of("a", 0), "2", Map.of("a", 1)));
    for (RankingMeasure measure : RankingMeasure.all()) {
      double ofSecond = value(measure.name(), RUN, new Qrels(Map.of("2", Map.of("a", 1))));
      assertEquals(ofSecond / 2, value(measure.name(), RUN, qrels), 1e-15, measure.name());
    }
  }

  @Test
  void signatureNamesWhatChangesTheScore() throws Exception {
    var qrels = new Qrels(Map.of("1", Map.of("a", 1)));
    var options = RankingOptions.defaults().withRelevanceLevel(2).withDepth(20).withComplete(true);
    assertTrue(
        RankingMetrics.evaluate(RUN, qrels, options)
            .signature()
            .toString()
            .startsWith("ranking|level:2|depth:20|queries:judged|ties:id-descending|version:"));
  }
}
