package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentFile;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Predicts a token by the bigram with the one before it, p(w | left), or by those with both
 * neighbours, p(w | left) p(right | w), normalised over the vocabulary, each smoothed towards the
 * unigrams (a Dirichlet prior, MacKay and Peto 1995). It sees the true neighbours, also where the
 * model sees a mask, so it is rather too good.
 *
 * <p>Only bigrams with a neighbour of a target are counted, at most four million different ones:
 * beyond that the rest of the text is left out, so that memory stays bounded.
 */
final class NeighbourBaseline {
  private static final int MOST_BIGRAMS = 1 << 22;
  private static final double PRIOR = 100;

  private final UnigramCounts unigrams;
  private final Int2ObjectOpenHashMap<Int2IntOpenHashMap> after = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<Int2IntOpenHashMap> before = new Int2ObjectOpenHashMap<>();
  private final List<MaskedTarget> targets;
  private int bigrams;

  /** Counts what it takes to predict some targets. */
  NeighbourBaseline(DocumentFile file, UnigramCounts unigrams, List<MaskedTarget> targets) {
    this.unigrams = unigrams;
    this.targets = targets;
    for (MaskedTarget target : targets) {
      after.computeIfAbsent(target.left(), id -> new Int2IntOpenHashMap());
      before.computeIfAbsent(target.right(), id -> new Int2IntOpenHashMap());
    }
    count(file);
  }

  /** By the token before it; NaN without targets. */
  BaselineScore left() {
    return score(target -> weights(target.left()));
  }

  /** By the tokens on both sides; NaN without targets. */
  BaselineScore both() {
    return score(target -> weights(target.left(), target.right()));
  }

  private void count(DocumentFile file) {
    var ids = new TokenStream(file);
    while (ids.next() && bigrams < MOST_BIGRAMS) {
      if (ids.before() != TokenStream.NONE) {
        add(after.get(ids.before()), ids.id());
        add(before.get(ids.id()), ids.before());
      }
    }
  }

  private void add(Int2IntOpenHashMap row, int id) {
    if (row != null && row.addTo(id, 1) == 0) {
      bigrams++;
    }
  }

  private BaselineScore score(Function<MaskedTarget, double[]> rule) {
    double sum = 0;
    long hits = 0;
    for (MaskedTarget target : targets) {
      double[] weights = rule.apply(target);
      double total = 0;
      int best = 0;
      for (int id = 0; id < weights.length; id++) {
        total += weights[id];
        best = weights[id] > weights[best] ? id : best;
      }
      sum -= Math.log(weights[target.id()] / total);
      hits += best == target.id() ? 1 : 0;
    }
    int n = targets.size();
    return new BaselineScore((double) hits / n, Math.exp(sum / n), n);
  }

  /** Of each id, in proportion to its probability behind a token. */
  private double[] weights(int left) {
    var weights = new double[unigrams.size()];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = PRIOR * unigrams.probability(id);
    }
    for (var bigram : after.get(left).int2IntEntrySet()) {
      weights[bigram.getIntKey()] += bigram.getIntValue();
    }
    return weights;
  }

  /** Of each id, in proportion to its probability between two neighbours. */
  private double[] weights(int left, int right) {
    double[] weights = weights(left);
    if (right == TokenStream.NONE) {
      return weights;
    }
    double prior = PRIOR * unigrams.probability(right);
    Int2IntOpenHashMap row = before.get(right);
    for (int id = 0; id < weights.length; id++) {
      weights[id] *= (row.get(id) + prior) / (unigrams.count(id) + PRIOR);
    }
    return weights;
  }
}
