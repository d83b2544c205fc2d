package dev.firth.eval.vectors;

import dev.firth.eval.Signature;
import dev.firth.eval.vectors.SimilarityPairs.Pair;
import java.util.HashSet;
import java.util.OptionalDouble;

/**
 * Compares the cosines of a {@link WordSpace} with human judgements of similarity, as gensim's
 * {@code evaluate_word_pairs} does: pairs with an unknown word are left out and counted (unless the
 * space makes vectors of such words), a zero vector is similar to nothing, equal ranks are shared.
 * Thread-safe.
 */
public final class SimilarityEvaluation {
  private final SimilarityOptions options;

  public SimilarityEvaluation(SimilarityOptions options) {
    this.options = options;
  }

  /** Scores the space on the pairs. */
  public SimilarityResult evaluate(WordSpace space, SimilarityPairs pairs) {
    return compare(space, pairs).result();
  }

  /** The cosine of each pair, beside its judgement. */
  public SimilarityOutcomes compare(WordSpace space, SimilarityPairs pairs) {
    WordLookup lookup = lookup(space, pairs);
    double[] cosines =
        pairs.pairs().stream()
            .mapToDouble(pair -> similarity(space, lookup, pair).orElse(Double.NaN))
            .toArray();
    return new SimilarityOutcomes(pairs, cosines, signature(space));
  }

  private OptionalDouble similarity(WordSpace space, WordLookup lookup, Pair pair) {
    int first = lookup.id(pair.first());
    int second = lookup.id(pair.second());
    return first >= 0 && second >= 0
        ? OptionalDouble.of(space.similarity(first, second))
        : space.unseenSimilarity(
            options.caseFold().fold(pair.first()), options.caseFold().fold(pair.second()));
  }

  private WordLookup lookup(WordSpace space, SimilarityPairs pairs) {
    var words = new HashSet<String>();
    for (Pair pair : pairs.pairs()) {
      words.add(options.caseFold().fold(pair.first()));
      words.add(options.caseFold().fold(pair.second()));
    }
    int limit = WordLookup.limit(space, options.restrict());
    return new WordLookup(space, limit, options.caseFold(), words);
  }

  private String signature(WordSpace space) {
    return Signature.of("similarity")
        .with("space", space.signature())
        .with("measure", "cosine")
        .with("case", options.caseFold())
        .with("restrict", options.restrict() == 0 ? "none" : options.restrict())
        .toString();
  }
}
