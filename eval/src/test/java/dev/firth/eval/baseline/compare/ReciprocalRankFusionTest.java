package dev.firth.eval.baseline.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.eval.ranking.ScoredDocument;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.runs.UsageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  private static TrecRun run(String name, Map<String, List<ScoredDocument>> rankings) {
    return new TrecRun(name, new LinkedHashMap<>(rankings));
  }

  private static final TrecRun FIRST =
      run(
          "first",
          Map.of(
              "1",
              List.of(
                  new ScoredDocument("a", 9),
                  new ScoredDocument("b", 8),
                  new ScoredDocument("c", 7))));

  private static final TrecRun SECOND =
      run(
          "second",
          Map.of(
              "1", List.of(new ScoredDocument("c", .3), new ScoredDocument("d", .2)),
              "2", List.of(new ScoredDocument("a", 1)),
              "3", List.of()));

  @Test
  void sumsOfReciprocalRanks() {
    var fused = ReciprocalRankFusion.defaults().fuse("rrf", List.of(FIRST, SECOND), 10);
    assertEquals("rrf", fused.name());
    // b and d share a score: the order of equal scores is that of the rankings, ids downwards.
    assertEquals(
        List.of(
            new ScoredDocument("c", 1 / 63.0 + 1 / 61.0),
            new ScoredDocument("a", 1 / 61.0),
            new ScoredDocument("d", 1 / 62.0),
            new ScoredDocument("b", 1 / 62.0)),
        fused.ranking("1"));
    assertEquals(List.of(new ScoredDocument("a", 1 / 61.0)), fused.ranking("2"));
    assertEquals(Set.of("1", "2", "3"), fused.queries());
    assertEquals(List.of(), fused.ranking("3"));
  }

  @Test
  void keepsTheBest() {
    var fused = new ReciprocalRankFusion(0).fuse("rrf", List.of(FIRST, SECOND), 1);
    assertEquals(List.of(new ScoredDocument("c", 1 / 3.0 + 1)), fused.ranking("1"));
  }

  @Test
  void negativeConstant() {
    assertThrows(UsageException.class, () -> new ReciprocalRankFusion(-1));
  }
}
