package dev.firth.eval.baseline.search;

import dev.firth.runs.UsageException;

/**
 * How terms of a document or of a query are weighted: {@code tf · df / norm}. Logarithms are
 * natural ones. SMART's three letters (Salton and Buckley 1988; Manning, Raghavan and Schütze 2008,
 * figure 6.15) and scikit-learn's {@code TfidfVectorizer} are both such weightings.
 *
 * @param termFrequency the part of the term's frequency in the document
 * @param documentFrequency the part of the number of documents that have the term
 * @param normalization what the weights are divided by
 * @param slope of {@link Normalization#PIVOTED_UNIQUE}, 0 to 1
 * @param alpha of {@link Normalization#BYTE_SIZE}, 0 to 1
 */
public record Weighting(
    TermFrequency termFrequency,
    DocumentFrequency documentFrequency,
    Normalization normalization,
    double slope,
    double alpha) {
  /** The slope that Singhal, Buckley and Mitra found best for their collections. */
  public static final double DEFAULT_SLOPE = .2;

  /** The exponent of Singhal's byte size normalization. */
  public static final double DEFAULT_ALPHA = .375;

  public Weighting {
    if (!(slope >= 0 && slope <= 1) || !(alpha >= 0 && alpha <= 1)) {
      throw new UsageException(
          "slope " + slope + ", alpha " + alpha + "; both are numbers from 0 to 1");
    }
  }

  private Weighting(TermFrequency tf, DocumentFrequency df, Normalization norm) {
    this(tf, df, norm, DEFAULT_SLOPE, DEFAULT_ALPHA);
  }

  /**
   * SMART's notation, such as {@code ltc}.
   *
   * @param letters one of n l a b L, one of n t p, one of n c u b
   * @throws UsageException if they are not
   */
  public static Weighting smart(String letters) {
    if (!letters.matches("[nlabL][ntp][ncub]")) {
      throw new UsageException(
          "'"
              + letters
              + "' is no SMART weighting: one letter of n l a b L for the term's frequency, one of"
              + " n t p for its documents, one of n c u b for the norm, such as ltc");
    }
    return new Weighting(
        termFrequency(letters.charAt(0)),
        switch (letters.charAt(1)) {
          case 't' -> DocumentFrequency.IDF;
          case 'p' -> DocumentFrequency.PROBABILISTIC;
          default -> DocumentFrequency.NONE;
        },
        switch (letters.charAt(2)) {
          case 'c' -> Normalization.COSINE;
          case 'u' -> Normalization.PIVOTED_UNIQUE;
          case 'b' -> Normalization.BYTE_SIZE;
          default -> Normalization.NONE;
        });
  }

  private static TermFrequency termFrequency(char letter) {
    for (TermFrequency value : TermFrequency.values()) {
      if (value.letter() == letter) {
        return value;
      }
    }
    throw new IllegalArgumentException("no letter of SMART: " + letter);
  }

  /** scikit-learn's {@code TfidfVectorizer} as it is by default: n, smooth, cosine. */
  public static Weighting sklearn() {
    return new Weighting(TermFrequency.NATURAL, DocumentFrequency.SMOOTH, Normalization.COSINE);
  }

  public Weighting withTermFrequency(TermFrequency value) {
    return new Weighting(value, documentFrequency, normalization, slope, alpha);
  }

  public Weighting withDocumentFrequency(DocumentFrequency value) {
    return new Weighting(termFrequency, value, normalization, slope, alpha);
  }

  public Weighting withNormalization(Normalization value) {
    return new Weighting(termFrequency, documentFrequency, value, slope, alpha);
  }

  public Weighting withSlope(double value) {
    return new Weighting(termFrequency, documentFrequency, normalization, value, alpha);
  }

  public Weighting withAlpha(double value) {
    return new Weighting(termFrequency, documentFrequency, normalization, slope, value);
  }

  /** Three letters in SMART's manner, and where it has no letter a word: {@code n,smooth,c}. */
  public String notation() {
    String df = documentFrequency.symbol();
    String norm = normalization.symbol();
    String mark = df.length() + norm.length() == 2 ? "" : ",";
    return termFrequency.letter() + mark + df + mark + norm + parameters();
  }

  private String parameters() {
    return switch (normalization) {
      case PIVOTED_UNIQUE -> "(slope=" + slope + ")";
      case BYTE_SIZE -> "(alpha=" + alpha + ")";
      default -> "";
    };
  }

  /**
   * What weights are divided by; 1 where nothing is to be divided.
   *
   * @param sum of the weights
   * @param squares sum of their squares
   * @param unique number of different terms
   * @param pivot average of that over the documents
   * @param bytes of the text
   */
  double divisor(double sum, double squares, int unique, double pivot, long bytes) {
    double divisor =
        switch (normalization) {
          case NONE -> 1;
          case COSINE -> Math.sqrt(squares);
          case SUM -> sum;
          case PIVOTED_UNIQUE -> (1 - slope) * pivot + slope * unique;
          case BYTE_SIZE -> Math.pow((double) bytes, alpha);
        };
    return divisor == 0 ? 1 : divisor;
  }
}
