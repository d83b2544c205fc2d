package dev.firth.eval.baseline.compare;

import dev.firth.eval.Signature;
import dev.firth.eval.ranking.Qrels;
import dev.firth.eval.ranking.QueryScore;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.ranking.RankingMetrics;
import dev.firth.eval.ranking.RankingOptions;
import dev.firth.eval.ranking.RankingResult;
import dev.firth.eval.ranking.TrecRun;
import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.SummedScore;
import dev.firth.runs.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs on the same queries side by side: means with bootstrap intervals over the queries, and for
 * each the paired randomisation test against a baseline, which Smucker, Allan and Carterette (CIKM
 * 2007) recommend for rankings. The p values are not corrected for the number of tests.
 *
 * @param baseline the name of the run that others are tested against
 * @param queries how many queries count
 * @param runs in the order given
 * @param signature the settings of the measures and of the tests
 */
public record RunComparison(
    String baseline, int queries, List<ComparedRun> runs, Signature signature) {
  public RunComparison {
    runs = List.copyOf(runs);
  }

  /**
   * Scores and tests runs.
   *
   * @param baseline one of the runs
   * @throws BadInputException if runs have different queries, or none that is judged
   * @throws IllegalArgumentException if no run is called as the baseline
   */
  public static RunComparison of(
      List<TrecRun> runs,
      String baseline,
      Qrels qrels,
      RankingOptions options,
      Bootstrap bootstrap,
      ApproximateRandomization test)
      throws BadInputException {
    var results = new ArrayList<RankingResult>();
    for (TrecRun run : runs) {
      results.add(RankingMetrics.evaluate(run, qrels, options));
    }
    RankingResult base =
        results.stream()
            .filter(result -> result.run().equals(baseline))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no run is called " + baseline));
    var compared = new ArrayList<ComparedRun>();
    for (RankingResult result : results) {
      requireSameQueries(base, result);
      compared.add(compare(result, base, bootstrap, test));
    }
    Signature signature =
        base.signature()
            .with("bootstrap", bootstrap.samples())
            .with("randomization", test.trials())
            .with("seed", bootstrap.seed());
    return new RunComparison(baseline, base.queries().size(), compared, signature);
  }

  private static void requireSameQueries(RankingResult base, RankingResult other)
      throws BadInputException {
    if (!names(base).equals(names(other))) {
      throw new BadInputException(
          "the runs %s and %s answer different queries (%d and %d of the judged ones); only runs on"
                  .formatted(base.run(), other.run(), base.queries().size(), other.queries().size())
              + " the same queries can be compared in pairs");
    }
  }

  private static List<String> names(RankingResult result) {
    return result.queries().stream().map(QueryScore::query).toList();
  }

  private static ComparedRun compare(
      RankingResult result,
      RankingResult base,
      Bootstrap bootstrap,
      ApproximateRandomization test) {
    var measures = new ArrayList<ComparedMeasure>();
    for (RankingMeasure measure : result.measures()) {
      var score = SummedScore.mean(result.values(measure));
      measures.add(
          new ComparedMeasure(
              measure,
              result.mean(measure),
              bootstrap.interval(score),
              result.run().equals(base.run())
                  ? Optional.empty()
                  : Optional.of(
                      test.testCountingTies(SummedScore.mean(base.values(measure)), score))));
    }
    long empty = result.queries().stream().filter(query -> query.retrieved() == 0).count();
    return new ComparedRun(result.run(), (int) empty, measures);
  }

  /**
   * A run by its name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ComparedRun run(String name) {
    return runs.stream()
        .filter(run -> run.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no run is called " + name));
  }
}
