package dev.firth.eval.vectors;

/** Something that word vectors are scored on. */
public sealed interface EvaluationSet permits AnalogyQuestions, SimilarityPairs, WordCategories {
  /** Where it comes from, for reports. */
  String name();
}
