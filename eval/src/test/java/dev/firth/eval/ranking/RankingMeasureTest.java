package dev.firth.eval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMeasureTest {
  @ParameterizedTest
  @CsvSource({
    "map, map",
    "MAP, map",
    "mrr, recip_rank",
    "MRR@10, recip_rank_cut_10",
    "nDCG@10, ndcg_cut_10",
    "ndcg_cut.10, ndcg_cut_10",
    "ndcg_exp_cut_5, ndcg_exp_cut_5",
    "P.20, P_20",
    "p@5, P_5",
    "recall_1000, recall_1000",
    "rprec, Rprec",
    "bpref, bpref",
    "map_cut_100, map_cut_100"
  })
  void namesAreUnderstoodInTheFormsThatPeopleUse(String asked, String name) {
    assertEquals(name, RankingMeasure.named(asked).name());
  }

  @Test
  void everyMeasureIsFoundUnderItsName() {
    for (RankingMeasure measure : RankingMeasure.all()) {
      assertEquals(measure, RankingMeasure.named(measure.name()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "precision",
        "P",
        "recall",
        "P_0",
        "P_-1",
        "bpref_10",
        "Rprec@5",
        "ndcg@",
        "P_9999999999"
      })
  void whatIsNoMeasureIsSaidSo(String asked) {
    var failure = assertThrows(UsageException.class, () -> RankingMeasure.named(asked));
    assertTrue(failure.getMessage().lines().count() == 1, failure.getMessage());
  }
}
