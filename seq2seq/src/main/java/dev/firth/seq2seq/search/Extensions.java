package dev.firth.seq2seq.search;

/**
 * The best ways to continue the hypotheses of a beam by one token, best first: by log-probability
 * of the whole, then by the rank of the hypothesis, then by the id of the token. Plain columns, as
 * this is the inner loop of beam search.
 */
final class Extensions {
  private final double[] totals;
  private final int[] ranks;
  private final int[] tokens;
  private final float[] logProbabilities;
  private int size;

  Extensions(int capacity) {
    // one place more takes what falls out at the end
    totals = new double[capacity + 1];
    ranks = new int[capacity + 1];
    tokens = new int[capacity + 1];
    logProbabilities = new float[capacity + 1];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int rank(int place) {
    return ranks[place];
  }

  int token(int place) {
    return tokens[place];
  }

  float logProbability(int place) {
    return logProbabilities[place];
  }

  /** Takes in a row of candidates for the hypothesis of a rank. */
  void add(int rank, double logProbability, Candidates candidates, int row) {
    for (int i = 0; i < candidates.width(); i++) {
      float next = candidates.logProbability(row, i);
      if (next > Float.NEGATIVE_INFINITY) {
        add(rank, logProbability, candidates.token(row, i), next);
      }
    }
  }

  /** Takes in one token for the hypothesis of a rank. */
  void add(int rank, double before, int token, float logProbability) {
    double total = before + logProbability;
    int place = size;
    while (place > 0 && comesBefore(total, rank, token, place - 1)) {
      place--;
      copy(place, place + 1);
    }
    totals[place] = total;
    ranks[place] = rank;
    tokens[place] = token;
    logProbabilities[place] = logProbability;
    size = Math.min(size + 1, totals.length - 1);
  }

  private void copy(int from, int to) {
    totals[to] = totals[from];
    ranks[to] = ranks[from];
    tokens[to] = tokens[from];
    logProbabilities[to] = logProbabilities[from];
  }

  private boolean comesBefore(double total, int rank, int token, int place) {
    if (total != totals[place]) {
      return total > totals[place];
    }
    return rank != ranks[place] ? rank < ranks[place] : token < tokens[place];
  }
}
