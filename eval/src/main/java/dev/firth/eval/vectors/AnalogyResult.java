package dev.firth.eval.vectors;

import java.util.List;
import java.util.function.Predicate;

/**
 * The outcome of an analogy evaluation.
 *
 * @param set the name of the questions
 * @param sections the score of every section, in the order of the questions
 * @param signature the settings, in one line
 */
public record AnalogyResult(String set, List<SectionScore> sections, String signature) {
  /**
   * The score of one section.
   *
   * @param number from 1; 0 for questions before the first heading
   * @param name its heading
   * @param semantic whether it counts as semantic ({@link AnalogyQuestions.Section#semantic})
   */
  public record SectionScore(int number, String name, boolean semantic, AnalogyScore score) {}

  public AnalogyResult {
    sections = List.copyOf(sections);
  }

  /** All sections together. */
  public AnalogyScore total() {
    return sum(section -> true);
  }

  /** The semantic sections together. */
  public AnalogyScore semantic() {
    return sum(SectionScore::semantic);
  }

  /** All other sections together. */
  public AnalogyScore syntactic() {
    return sum(section -> !section.semantic());
  }

  private AnalogyScore sum(Predicate<SectionScore> which) {
    return sections.stream()
        .filter(which)
        .map(SectionScore::score)
        .reduce(AnalogyScore.NONE, AnalogyScore::plus);
  }
}
