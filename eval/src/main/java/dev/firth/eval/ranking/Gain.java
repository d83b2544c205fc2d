package dev.firth.eval.ranking;

/** What a document of a grade is worth in discounted cumulative gain. */
enum Gain {
  /** The grade itself (Järvelin and Kekäläinen 2002), as in {@code trec_eval}. */
  LINEAR {
    @Override
    double of(int grade) {
      return Math.max(0, grade);
    }
  },

  /** 2^grade - 1 (Burges et al. 2005), which weighs the best documents more. */
  EXPONENTIAL {
    @Override
    double of(int grade) {
      return Math.scalb(1.0, Math.max(0, grade)) - 1;
    }
  };

  private static final double LN_2 = Math.log(2);

  abstract double of(int grade);

  /** Discounted cumulative gain of the first {@code cutoff} over that of the best order, or 0. */
  double normalised(JudgedRanking ranking, int cutoff) {
    double ideal = discounted(ranking.judged(), cutoff);
    return ideal == 0 ? 0 : discounted(ranking.grades(), cutoff) / ideal;
  }

  private double discounted(int[] grades, int cutoff) {
    double sum = 0;
    for (int i = 0; i < Math.min(cutoff, grades.length); i++) {
      sum += of(grades[i]) / (Math.log(i + 2) / LN_2);
    }
    return sum;
  }
}
