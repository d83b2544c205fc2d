package dev.firth.eval.baseline.compare;

import dev.firth.eval.ranking.RankingMeasure;
import java.util.List;

/**
 * One run of a comparison.
 *
 * @param name of the system
 * @param empty scored queries for which it found nothing; they count 0
 * @param measures in the order that was asked for
 */
public record ComparedRun(String name, int empty, List<ComparedMeasure> measures) {
  public ComparedRun {
    measures = List.copyOf(measures);
  }

  /**
   * One of the measures.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public ComparedMeasure of(RankingMeasure measure) {
    return measures.stream()
        .filter(compared -> compared.measure().equals(measure))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(measure + " was not measured"));
  }
}
