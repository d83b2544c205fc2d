package dev.firth.eval.vectors;

import dev.firth.eval.significance.SummedScore;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.eval.vectors.AnalogyResult.SectionScore;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of each question of a set.
 *
 * @param questions the set
 * @param outcomes one for each question, in the order of the set
 * @param signature the settings, in one line
 */
public record AnalogyOutcomes(
    AnalogyQuestions questions, List<Outcome> outcomes, String signature) {
  /**
   * What became of a question.
   *
   * @param seen whether its words are known
   * @param correct whether the best answer was right
   * @param correctInTop whether a right answer was among the best {@link AnalogyOptions#top}
   * @param rarest the id of its rarest word, of several right answers counting the most frequent
   *     one; -1 if not seen
   */
  public record Outcome(boolean seen, boolean correct, boolean correctInTop, int rarest) {
    /** A question with an unknown word. */
    public static final Outcome SKIPPED = new Outcome(false, false, false, -1);
  }

  public AnalogyOutcomes {
    outcomes = List.copyOf(outcomes);
    if (outcomes.size() != questions.total()) {
      throw new IllegalArgumentException(
          questions.total() + " questions, but " + outcomes.size() + " outcomes");
    }
  }

  /** The counts of each section. */
  public AnalogyResult result() {
    var scores = new ArrayList<SectionScore>();
    int index = 0;
    for (Section section : questions.sections()) {
      var tally = new AnalogyTally();
      for (int end = index + section.questions().size(); index < end; index++) {
        tally.count(outcomes.get(index));
      }
      scores.add(
          new SectionScore(section.number(), section.name(), section.semantic(), tally.score()));
    }
    return new AnalogyResult(questions.name(), scores, signature);
  }

  /**
   * The questions by the frequency of their rarest word. The ids of a space are taken for ranks, as
   * they are where a trainer wrote the words in order.
   *
   * @return a score for each band; questions that were not seen belong to none
   */
  public List<AnalogyScore> byFrequency(FrequencyBands bands) {
    var tallies = new ArrayList<AnalogyTally>();
    for (int band = 0; band < bands.count(); band++) {
      tallies.add(new AnalogyTally());
    }
    for (Outcome outcome : outcomes) {
      if (outcome.seen()) {
        tallies.get(bands.of(outcome.rarest())).count(outcome);
      }
    }
    return tallies.stream().map(AnalogyTally::score).toList();
  }

  /**
   * The accuracy over the questions seen, to be resampled.
   *
   * @throws IllegalArgumentException if none was seen
   */
  public SummedScore accuracy() {
    return SummedScore.mean(
        outcomes.stream().filter(Outcome::seen).mapToDouble(o -> o.correct() ? 1 : 0).toArray());
  }
}
