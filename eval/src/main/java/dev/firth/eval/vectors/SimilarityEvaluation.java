package dev.firth.eval.vectors;

import dev.firth.eval.Correlation;
import dev.firth.eval.Signature;
import dev.firth.eval.vectors.SimilarityPairs.Pair;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
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
    WordLookup lookup = lookup(space, pairs);
    var judged = new DoubleArrayList();
    var cosines = new DoubleArrayList();
    for (Pair pair : pairs.pairs()) {
      OptionalDouble cosine = similarity(space, lookup, pair);
      if (cosine.isPresent()) {
        judged.add(pair.score());
        cosines.add(cosine.getAsDouble());
      }
    }
    double[] x = judged.toDoubleArray();
    double[] y = cosines.toDoubleArray();
    return new SimilarityResult(
        pairs.name(),
        Correlation.spearman(x, y),
        Correlation.pearson(x, y),
        x.length,
        pairs.pairs().size() - x.length,
        signature(space));
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
