package dev.firth.embeddings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A question to {@link WordVectors#mostSimilar(Query)}: which words are like these and unlike
 * those. Immutable; every method returns a changed copy. Words of the query are never among the
 * answers.
 *
 * <pre>{@code
 * Query.similarTo("paris").topN(5)
 * Query.analogy("man", "king", "woman").method(Query.Method.COS_MUL)
 * Query.empty().positive("river", 2).positive("bank").negative("money", 0.5).restrict(30_000)
 * }</pre>
 */
public final class Query {

  /** How the cosines with several words become one score. */
  public enum Method {
    /** The cosine with the weighted mean of the unit vectors (3CosAdd; Mikolov et al. 2013). */
    COS_ADD,
    /**
     * The product of the cosines with the positive words, each shifted to [0, 1], over that with
     * the negative ones plus epsilon (3CosMul; Levy and Goldberg 2014, equation 4).
     */
    COS_MUL
  }

  /** Levy and Goldberg's epsilon. gensim uses 1e-6. */
  public static final double EPSILON = 0.001;

  /** A word or a vector, one of both null, and its weight, negative for what is to be unlike. */
  static final class Term {
    private final String word;
    private final float[] vector;
    private final double weight;

    private Term(String word, float[] vector, double weight) {
      this.word = word;
      this.vector = vector;
      this.weight = weight;
    }

    String word() {
      return word;
    }

    float[] vector() {
      return vector;
    }

    double weight() {
      return weight;
    }
  }

  private final List<Term> terms;
  private final List<String> excluded;
  private final int topN;
  private final int restrict;
  private final Method method;
  private final double epsilon;

  private Query(
      List<Term> terms,
      List<String> excluded,
      int topN,
      int restrict,
      Method method,
      double epsilon) {
    this.terms = terms;
    this.excluded = excluded;
    this.topN = topN;
    this.restrict = restrict;
    this.method = method;
    this.epsilon = epsilon;
  }

  /** A query without words yet, for ten answers by 3CosAdd among all words. */
  public static Query empty() {
    return new Query(List.of(), List.of(), 10, Integer.MAX_VALUE, Method.COS_ADD, EPSILON);
  }

  /** Words like this one. */
  public static Query similarTo(String word) {
    return empty().positive(word);
  }

  /** Words like the positive ones and unlike the negative ones. */
  public static Query of(Collection<String> positive, Collection<String> negative) {
    Query query = empty();
    for (String word : positive) {
      query = query.positive(word);
    }
    for (String word : negative) {
      query = query.negative(word);
    }
    return query;
  }

  /** Words that are to {@code c} as {@code b} is to {@code a}. */
  public static Query analogy(String a, String b, String c) {
    return empty().positive(b).positive(c).negative(a);
  }

  public Query positive(String word) {
    return positive(word, 1);
  }

  public Query positive(String word, double weight) {
    return with(new Term(word, null, positiveWeight(weight)));
  }

  /** A vector instead of a word; it is brought to unit length like those of words. */
  public Query positive(float[] vector, double weight) {
    return with(new Term(null, vector.clone(), positiveWeight(weight)));
  }

  public Query negative(String word) {
    return negative(word, 1);
  }

  /** The weight is that of being unlike, so positive. */
  public Query negative(String word, double weight) {
    return with(new Term(word, null, -positiveWeight(weight)));
  }

  /** A vector instead of a word; the weight is that of being unlike, so positive. */
  public Query negative(float[] vector, double weight) {
    return with(new Term(null, vector.clone(), -positiveWeight(weight)));
  }

  private static double positiveWeight(double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("the weight of a word must be positive, not " + weight);
    }
    return weight;
  }

  private Query with(Term term) {
    var more = new ArrayList<>(terms);
    more.add(term);
    return new Query(List.copyOf(more), excluded, topN, restrict, method, epsilon);
  }

  /** Words that are no answer either; unknown ones do no harm. */
  public Query exclude(Collection<String> words) {
    var more = new ArrayList<>(excluded);
    more.addAll(words);
    return new Query(terms, List.copyOf(more), topN, restrict, method, epsilon);
  }

  /** How many answers, 10 if not said. */
  public Query topN(int answers) {
    if (answers < 0) {
      throw new IllegalArgumentException("a number of answers cannot be " + answers);
    }
    return new Query(terms, excluded, answers, restrict, method, epsilon);
  }

  /** Answers come from the first words of the model only, which are the frequent ones. */
  public Query restrict(int firstN) {
    if (firstN < 1) {
      throw new IllegalArgumentException("answers need at least 1 word, not " + firstN);
    }
    return new Query(terms, excluded, topN, firstN, method, epsilon);
  }

  public Query method(Method how) {
    return new Query(terms, excluded, topN, restrict, how, epsilon);
  }

  /** What 3CosMul adds to its divisor, {@value #EPSILON} if not said. */
  public Query epsilon(double added) {
    if (!(added > 0)) {
      throw new IllegalArgumentException("epsilon must be positive, not " + added);
    }
    return new Query(terms, excluded, topN, restrict, method, added);
  }

  List<Term> terms() {
    return terms;
  }

  List<String> excluded() {
    return excluded;
  }

  int topN() {
    return topN;
  }

  int restrict() {
    return restrict;
  }

  Method method() {
    return method;
  }

  double epsilon() {
    return epsilon;
  }
}
