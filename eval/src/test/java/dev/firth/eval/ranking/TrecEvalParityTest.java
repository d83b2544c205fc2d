package dev.firth.eval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.Decimals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that trec_eval prints of our measures, query by query and in the mean. */
class TrecEvalParityTest {
  private static Path resource(String name) throws Exception {
    return Path.of(TrecEvalParityTest.class.getResource("/parity/trec_eval/" + name).toURI());
  }

  @ParameterizedTest
  @CsvSource({"plain, qrels.txt", "l3, qrels.txt", "cM20, qrels.more.txt"})
  void agreesToFourDecimals(String name, String qrels) throws Exception {
    var result =
        RankingMetrics.evaluate(
            TrecRun.read(resource("run.txt")), Qrels.read(resource(qrels)), options(name));
    Map<String, String> ours = printed(result);
    int compared = 0;
    for (String line : Files.readAllLines(resource("expected.tsv"))) {
      String[] expected = line.split("\t");
      if (expected[0].equals(name)) {
        assertEquals(expected[3], ours.get(expected[1] + " " + expected[2]), line);
        compared++;
      }
    }
    assertTrue(compared > 1500, "only " + compared);
  }

  private static RankingOptions options(String name) {
    var plain = RankingOptions.defaults();
    return switch (name) {
      case "l3" -> plain.withRelevanceLevel(3);
      case "cM20" -> plain.withComplete(true).withDepth(20);
      default -> plain;
    };
  }

  private static Map<String, String> printed(RankingResult result) {
    var printed = new HashMap<String, String>();
    result.queries().forEach(query -> put(printed, result, query));
    put(printed, result, result.totals());
    printed.put("all num_q", Integer.toString(result.queries().size()));
    return printed;
  }

  private static void put(Map<String, String> printed, RankingResult result, QueryScore score) {
    String query = score.query() + " ";
    printed.put(query + "num_ret", Integer.toString(score.retrieved()));
    printed.put(query + "num_rel", Integer.toString(score.relevant()));
    printed.put(query + "num_rel_ret", Integer.toString(score.relevantRetrieved()));
    for (int i = 0; i < result.measures().size(); i++) {
      printed.put(
          query + result.measures().get(i).name(), Decimals.fixed(score.values().get(i), 4));
    }
  }
}
