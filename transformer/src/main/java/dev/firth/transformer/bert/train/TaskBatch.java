package dev.firth.transformer.bert.train;

import dev.firth.transformer.bert.BertInput;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Texts with questions about them and the right answers, for a model with a head.
 *
 * @param input the texts
 * @param places the cells of the input, row by row, that questions about single tokens are about;
 *     empty if there are none
 * @param answers for each kind of question that the head answers, in the order of its scores
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
public record TaskBatch(BertInput input, long[] places, List<Answers> answers) {
  private static final long[] NO_PLACES = {};

  /**
   * Checks the places.
   *
   * @throws IllegalArgumentException if a kind of question has no question or a place is no cell
   */
  public TaskBatch {
    answers = List.copyOf(answers);
    if (answers.stream().anyMatch(kind -> kind.count() == 0)) {
      throw new IllegalArgumentException("a batch without a question");
    }
    int cells = input.tokens().ids().length;
    for (long place : places) {
      if (place < 0 || place >= cells) {
        throw new IllegalArgumentException(
            "place " + place + " is none of the " + cells + " cells");
      }
    }
  }

  /** A class for each row. */
  public static TaskBatch classes(BertInput input, long... classes) {
    return new TaskBatch(input, NO_PLACES, List.of(new Answers.Classes(classes)));
  }

  /** A number for each row. */
  public static TaskBatch numbers(BertInput input, float... numbers) {
    return new TaskBatch(input, NO_PLACES, List.of(new Answers.Numbers(numbers)));
  }

  /**
   * A class for each of some tokens.
   *
   * @param places cells of the input, row by row
   */
  public static TaskBatch tokenClasses(BertInput input, long[] places, long... classes) {
    return new TaskBatch(input, places, List.of(new Answers.Classes(classes)));
  }

  /**
   * The columns of the first and the last token of the answer, for each row.
   *
   * @param first column of each row's answer
   * @param last column of each row's answer
   */
  public static TaskBatch spans(BertInput input, long[] first, long[] last) {
    long[] both = LongStream.concat(LongStream.of(first), LongStream.of(last)).toArray();
    return new TaskBatch(input, NO_PLACES, List.of(new Answers.Classes(both)));
  }
}
