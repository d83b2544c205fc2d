package dev.firth.eval.language.train;

/** How probability is given to n-grams that were not seen. */
public enum Smoothing {
  /**
   * Interpolated modified Kneser-Ney with three discounts for each order (Chen and Goodman 1998),
   * as KenLM's lmplz estimates it (Heafield et al. 2013).
   */
  KNESER_NEY("kneser-ney"),

  /** Lidstone: k is added to every count of the highest order. */
  ADD_K("add-k"),

  /** Laplace: 1 is added to every count of the highest order. */
  LAPLACE("laplace");

  private final String label;

  Smoothing(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }
}
