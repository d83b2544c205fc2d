package dev.firth.eval.baseline.search;

/** How often a term occurs in a document, as a part of its weight. */
public enum TermFrequency {
  /** SMART's n: as often as it occurs. */
  NATURAL('n') {
    @Override
    double of(int frequency, int largest, double average) {
      return frequency;
    }
  },
  /** SMART's l: 1 + ln tf. */
  LOGARITHM('l') {
    @Override
    double of(int frequency, int largest, double average) {
      return 1 + Math.log(frequency);
    }
  },
  /** SMART's a: .5 + .5 tf / the largest tf of the document. */
  AUGMENTED('a') {
    @Override
    double of(int frequency, int largest, double average) {
      return .5 + .5 * frequency / largest;
    }
  },
  /** SMART's b: 1. */
  BOOLEAN('b') {
    @Override
    double of(int frequency, int largest, double average) {
      return 1;
    }
  },
  /** SMART's L: (1 + ln tf) / (1 + ln of the average tf of the document's terms). */
  LOG_AVERAGE('L') {
    @Override
    double of(int frequency, int largest, double average) {
      return (1 + Math.log(frequency)) / (1 + Math.log(average));
    }
  };

  private final char letter;

  TermFrequency(char letter) {
    this.letter = letter;
  }

  /** Its letter in SMART's notation. */
  public char letter() {
    return letter;
  }

  /**
   * The weight's part.
   *
   * @param frequency of the term in the document, at least 1
   * @param largest frequency of a term in the document
   * @param average frequency of the document's different terms
   */
  abstract double of(int frequency, int largest, double average);
}
