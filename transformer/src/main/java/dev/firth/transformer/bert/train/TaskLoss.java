package dev.firth.transformer.bert.train;

import java.util.List;

/**
 * What a batch's answers cost.
 *
 * @param kinds a part for each kind of question
 */
public record TaskLoss(List<Part> kinds) {
  /** Copies the list. */
  public TaskLoss {
    kinds = List.copyOf(kinds);
  }

  /** The sum of the kinds' mean losses, each times its weight: what training makes smaller. */
  public double mean() {
    return kinds.stream().mapToDouble(part -> part.weight() * part.mean()).sum();
  }

  /**
   * The questions of one kind.
   *
   * @param loss summed over them: nats of the right class, or squared errors
   * @param hits questions whose right class had the highest score; 0 for numbers
   * @param count of the questions
   * @param weight that the kind has in training; 1 where nothing else is said
   */
  public record Part(double loss, long hits, long count, double weight) {
    /** Loss of a question. */
    public double mean() {
      return loss / count;
    }

    /** Share of hits. */
    public double accuracy() {
      return (double) hits / count;
    }
  }
}
