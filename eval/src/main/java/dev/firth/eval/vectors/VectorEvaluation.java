package dev.firth.eval.vectors;

import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.ResampledScore;
import dev.firth.runs.BadInputException;
import java.util.Optional;

/**
 * Scores a {@link WordSpace} on sets of every kind, with intervals by bootstrap over questions,
 * pairs or words. Thread-safe.
 */
public final class VectorEvaluation {
  private final AnalogyEvaluation analogies;
  private final SimilarityEvaluation similarities;
  private final CategorisationEvaluation categorisations;
  private final Bootstrap bootstrap;

  public VectorEvaluation(
      AnalogyOptions analogies,
      SimilarityOptions similarities,
      CategorisationOptions categorisations,
      Bootstrap bootstrap) {
    this.analogies = new AnalogyEvaluation(analogies);
    this.similarities = new SimilarityEvaluation(similarities);
    this.categorisations = new CategorisationEvaluation(categorisations);
    this.bootstrap = bootstrap;
  }

  /**
   * Scores the space on a set.
   *
   * @throws BadInputException if the set is too large
   */
  public SetScore evaluate(WordSpace space, EvaluationSet set) throws BadInputException {
    return switch (set) {
      case AnalogyQuestions questions -> score(analogies.answer(space, questions));
      case SimilarityPairs pairs -> score(similarities.compare(space, pairs));
      case WordCategories categories -> score(categorisations.cluster(space, categories));
    };
  }

  /** The accuracy of answers. */
  public SetScore score(AnalogyOutcomes outcomes) {
    AnalogyScore total = outcomes.result().total();
    return new SetScore(
        outcomes.questions().name(),
        "accuracy",
        total.accuracy(),
        total.seen() == 0 ? Optional.empty() : interval(outcomes.accuracy()),
        total.seen(),
        total.skipped(),
        outcomes.signature());
  }

  /** The rank correlation of cosines. */
  public SetScore score(SimilarityOutcomes outcomes) {
    SimilarityResult result = outcomes.result();
    return new SetScore(
        result.set(),
        "spearman",
        result.spearman(),
        Double.isNaN(result.spearman()) ? Optional.empty() : interval(outcomes.spearman()),
        result.found(),
        result.missed(),
        result.signature());
  }

  /** The purity of clusters. */
  public SetScore score(CategorisationOutcomes outcomes) {
    CategorisationResult result = outcomes.result();
    return new SetScore(
        result.set(),
        "purity",
        result.purity(),
        result.found() == 0 ? Optional.empty() : interval(outcomes.purity()),
        result.found(),
        result.missed(),
        result.signature());
  }

  private Optional<ConfidenceInterval> interval(ResampledScore score) {
    return Optional.of(bootstrap.interval(score));
  }

  /**
   * Compares two spaces on a set, over the questions, pairs or words that both know.
   *
   * @throws BadInputException if the set is too large
   */
  public SetComparison compare(WordSpace first, WordSpace second, EvaluationSet set)
      throws BadInputException {
    var comparison = new PairedComparison(bootstrap);
    return switch (set) {
      case AnalogyQuestions questions ->
          comparison.of(analogies.answer(first, questions), analogies.answer(second, questions));
      case SimilarityPairs pairs ->
          comparison.of(similarities.compare(first, pairs), similarities.compare(second, pairs));
      case WordCategories categories ->
          comparison.of(
              categorisations.cluster(first, categories),
              categorisations.cluster(second, categories));
    };
  }
}
