package dev.firth.eval.ranking;

import java.util.List;
import java.util.Map;

/** One query's ranking as the measures see it: grades by rank, and what there was to be found. */
final class JudgedRanking {
  /** Stands for a document without a judgement. */
  static final int UNJUDGED = -1;

  private final int[] grades;
  private final int[] judged;
  private final int level;

  private JudgedRanking(int[] grades, int[] judged, int level) {
    this.grades = grades;
    this.judged = judged;
    this.level = level;
  }

  /**
   * A ranking with its judgements.
   *
   * @param level the lowest grade that counts as relevant
   */
  static JudgedRanking of(
      List<ScoredDocument> ranking, Map<String, Integer> judgements, int level) {
    int[] grades =
        ranking.stream()
            .mapToInt(
                document -> Math.max(UNJUDGED, judgements.getOrDefault(document.id(), UNJUDGED)))
            .toArray();
    int[] judged =
        judgements.values().stream()
            .filter(grade -> grade >= 0)
            .sorted((a, b) -> Integer.compare(b, a))
            .mapToInt(Integer::intValue)
            .toArray();
    return new JudgedRanking(grades, judged, level);
  }

  /** The grade at each rank, best first; {@link #UNJUDGED} for a document that has none. */
  int[] grades() {
    return grades;
  }

  /** All grades of the query that are not negative, the highest first, found or not. */
  int[] judged() {
    return judged;
  }

  /** Documents retrieved. */
  int retrieved() {
    return grades.length;
  }

  boolean isRelevant(int index) {
    return grades[index] >= level;
  }

  /** Relevant documents of the query, found or not. */
  int relevant() {
    int count = 0;
    while (count < judged.length && judged[count] >= level) {
      count++;
    }
    return count;
  }

  /** Relevant documents among the first {@code cutoff}. */
  int relevantRetrieved(int cutoff) {
    int count = 0;
    for (int i = 0; i < Math.min(cutoff, grades.length); i++) {
      if (isRelevant(i)) {
        count++;
      }
    }
    return count;
  }
}
