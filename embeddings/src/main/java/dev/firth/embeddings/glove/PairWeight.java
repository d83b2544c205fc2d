package dev.firth.embeddings.glove;

/**
 * How much a pair counts in GloVe's loss: {@code min(1, (x / xMax)^alpha)} (Pennington et al. 2014,
 * equation 9).
 */
record PairWeight(double xMax, double alpha) {
  double of(double x) {
    return x > xMax ? 1 : Math.pow(x / xMax, alpha);
  }
}
