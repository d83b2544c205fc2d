package dev.firth.eval.vectors;

import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.ResampledScore;
import dev.firth.eval.significance.SummedScore;
import dev.firth.eval.vectors.AnalogyOutcomes.Outcome;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Compares what became of the same questions, pairs or words under two models: the difference of
 * the scores with its interval, and a two-sided bootstrap test (Efron and Tibshirani 1993, chapter
 * 16), both over the same draws. The differences over the draws, moved so that their centre is
 * zero, show what chance does; p is the share of them as far from zero as the real difference, or
 * farther. (Koehn's test as sacreBLEU has it takes absolute differences before it moves them and
 * does not count ties: two models that are the same would come out as different.)
 */
public final class PairedComparison {
  private final Bootstrap bootstrap;

  public PairedComparison(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Compares answers to the same questions. */
  public SetComparison of(AnalogyOutcomes first, AnalogyOutcomes second) {
    checkSame(first.questions(), second.questions());
    var common =
        new Common(
            first.outcomes().size(),
            i -> first.outcomes().get(i).seen(),
            i -> second.outcomes().get(i).seen());
    return compare(
        first.questions().name(),
        "accuracy",
        common,
        common.isEmpty() ? null : accuracy(first, common),
        common.isEmpty() ? null : accuracy(second, common),
        signature(first.signature(), second.signature()));
  }

  private static ResampledScore accuracy(AnalogyOutcomes outcomes, Common common) {
    return SummedScore.mean(
        IntStream.of(common.both)
            .mapToObj(i -> outcomes.outcomes().get(i))
            .mapToDouble(PairedComparison::right)
            .toArray());
  }

  private static double right(Outcome outcome) {
    return outcome.correct() ? 1 : 0;
  }

  /** Compares cosines of the same pairs. */
  public SetComparison of(SimilarityOutcomes first, SimilarityOutcomes second) {
    checkSame(first.pairs(), second.pairs());
    var common =
        new Common(
            first.pairs().pairs().size(),
            i -> !Double.isNaN(first.cosine(i)),
            i -> !Double.isNaN(second.cosine(i)));
    return compare(
        first.pairs().name(),
        "spearman",
        common,
        common.isEmpty() ? null : first.spearman(common.both),
        common.isEmpty() ? null : second.spearman(common.both),
        signature(first.signature(), second.signature()));
  }

  /** Compares clusters of the same words. */
  public SetComparison of(CategorisationOutcomes first, CategorisationOutcomes second) {
    checkSame(first.categories(), second.categories());
    var common =
        new Common(
            first.clusters().size(),
            i -> first.clusters().get(i) >= 0,
            i -> second.clusters().get(i) >= 0);
    return compare(
        first.categories().name(),
        "purity",
        common,
        common.isEmpty() ? null : first.purity(common.both),
        common.isEmpty() ? null : second.purity(common.both),
        signature(first.signature(), second.signature()));
  }

  private static void checkSame(EvaluationSet first, EvaluationSet second) {
    if (!first.equals(second)) {
      throw new IllegalArgumentException(
          "outcomes on " + first.name() + " and " + second.name() + " are not of the same set");
    }
  }

  private static String signature(String first, String second) {
    return first.equals(second) ? first : first + " + " + second;
  }

  /** What both models know, and how much only one does. */
  private static final class Common {
    private final int[] both;
    private final int onlyOne;

    Common(int count, IntPredicate first, IntPredicate second) {
      both = IntStream.range(0, count).filter(first.and(second)).toArray();
      onlyOne =
          (int) IntStream.range(0, count).filter(i -> first.test(i) != second.test(i)).count();
    }

    boolean isEmpty() {
      return both.length == 0;
    }
  }

  private SetComparison compare(
      String set,
      String measure,
      Common common,
      ResampledScore first,
      ResampledScore second,
      String signature) {
    double a = first == null ? Double.NaN : first.value();
    double b = second == null ? Double.NaN : second.value();
    boolean defined = !Double.isNaN(a) && !Double.isNaN(b);
    return new SetComparison(
        set,
        measure,
        common.both.length,
        common.onlyOne,
        a,
        b,
        defined ? Optional.of(bootstrap.interval(new Difference(first, second))) : Optional.empty(),
        defined ? pValue(new Difference(first, second)) : Double.NaN,
        signature);
  }

  private double pValue(Difference difference) {
    double real = difference.value();
    // A draw may repeat the real difference up to a rounding.
    double threshold = Math.abs(real) * (1 - 1e-9);
    int asFar = 0;
    int defined = 0;
    for (double drawn : bootstrap.scores(difference)) {
      defined += Double.isNaN(drawn) ? 0 : 1;
      asFar += Math.abs(drawn - real) >= threshold ? 1 : 0;
    }
    return (asFar + 1.0) / (defined + 1.0);
  }

  /** The second score minus the first over the same draws. */
  private record Difference(ResampledScore first, ResampledScore second) implements ResampledScore {
    @Override
    public int items() {
      return first.items();
    }

    @Override
    public double value() {
      return second.value() - first.value();
    }

    @Override
    public double over(int[] drawn) {
      return second.over(drawn) - first.over(drawn);
    }
  }
}
