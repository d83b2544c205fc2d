package dev.firth.eval.baseline.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.ranking.Qrels;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.ranking.RankingOptions;
import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.runs.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
  private static final RankingMeasure MRR = RankingMeasure.named("recip_rank");
  private static final int QUERIES = 20;

  /** Document r is relevant to every query; a run has it at a rank that depends on the query. */
  private static TrecRun run(String name, int queries, int... ranks) {
    var rankings = new LinkedHashMap<String, List<ScoredDocument>>();
    for (int query = 0; query < queries; query++) {
      int rank = ranks[query % ranks.length];
      rankings.put(
          "q" + query,
          rank == 0
              ? List.of()
              : List.of(
                  new ScoredDocument(rank == 1 ? "r" : "x", 2),
                  new ScoredDocument(rank == 2 ? "r" : "y", 1)));
    }
    return new TrecRun(name, rankings);
  }

  private static Qrels qrels() {
    var judged = new LinkedHashMap<String, Map<String, Integer>>();
    for (int query = 0; query < QUERIES; query++) {
      judged.put("q" + query, Map.of("r", 1, "x", 0));
    }
    return new Qrels(judged);
  }

  private static RunComparison compare(TrecRun... runs) throws BadInputException {
    return RunComparison.of(
        List.of(runs),
        "base",
        qrels(),
        RankingOptions.defaults().withMeasures(List.of(MRR)),
        Bootstrap.defaults(),
        ApproximateRandomization.defaults());
  }

  @Test
  void meansIntervalsAndTests() throws BadInputException {
    var comparison =
        compare(
            run("base", QUERIES, 2),
            run("better", QUERIES, 1),
            run("same", QUERIES, 2),
            run("poor", QUERIES, 2, 0, 2, 0));
    assertEquals(QUERIES, comparison.queries());
    var base = comparison.run("base").of(MRR);
    assertEquals(.5, base.value());
    assertEquals(.5, base.interval().lower());
    assertTrue(base.againstBaseline().isEmpty());

    var better = comparison.run("better").of(MRR).againstBaseline().orElseThrow();
    assertEquals(.5, better.difference(), 1e-12);
    assertTrue(better.significantAt(.01), better.toString());

    var same = comparison.run("same").of(MRR).againstBaseline().orElseThrow();
    assertEquals(0, same.difference());
    assertEquals(1, same.pValue());

    var poor = comparison.run("poor");
    assertEquals(.25, poor.of(MRR).value(), 1e-12);
    assertEquals(QUERIES / 2, poor.empty());
    var interval = poor.of(MRR).interval();
    assertTrue(interval.lower() < .25 && interval.upper() > .25, interval.toString());
  }

  @Test
  void differentQueriesCannotBePaired() {
    var e =
        assertThrows(
            BadInputException.class,
            () -> compare(run("base", QUERIES, 1), run("short", QUERIES - 1, 1)));
    assertTrue(e.getMessage().contains("20 and 19"), e.getMessage());
  }

  @Test
  void unknownBaseline() {
    assertThrows(IllegalArgumentException.class, () -> compare(run("other", QUERIES, 1)));
  }
}
