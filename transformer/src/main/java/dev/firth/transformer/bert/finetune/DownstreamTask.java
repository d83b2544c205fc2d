package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.train.Answers;
import java.util.List;

/**
 * A kind of question about texts: how inputs become rows, what the model should answer about a row,
 * and what its scores say about an input. Plain data, thread-safe.
 *
 * @param <X> inputs
 * @param <Y> right answers
 * @param <A> the model's answers
 */
public sealed interface DownstreamTask<X, Y, A>
    permits TextClassification,
        TextRegression,
        TokenClassification,
        QuestionAnswering,
        MultipleChoice {
  /** Its name in files and commands. */
  String name();

  /** What the model tells apart, in the order of its scores; empty if it tells nothing apart. */
  List<String> labels();

  /** Whether models of both say the same things about the same inputs. */
  default boolean asksLike(DownstreamTask<?, ?, ?> other) {
    return name().equals(other.name()) && labels().equals(other.labels());
  }

  /** A model with the head for this task. */
  BertWithHead model(Bert bert);

  /** The rows of an input, one or more. */
  List<TaskRow> rows(RowEncoder encoder, X input);

  /** How many rows a model must read together, one after the other, to answer one question. */
  default int rowsOfQuestion() {
    return 1;
  }

  /**
   * What the model should say: numbers of classes, or values, one for each question of the row.
   *
   * @param row the first of those that a question is about
   * @throws BadInputException if the answer is none of those that the task knows
   */
  double[] expected(Example<X, Y> example, TaskRow row) throws BadInputException;

  /**
   * The numbers that a row's questions have among all of a batch.
   *
   * @param number of the row in the batch
   * @param rows of the batch
   * @param placesBefore of all rows before it
   */
  int[] questions(TaskRow row, int number, int rows, int placesBefore);

  /** Right answers as the model's loss takes them. */
  default Answers answers(double[] expected) {
    long[] classes = new long[expected.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (long) expected[i];
    }
    return new Answers.Classes(classes);
  }

  /**
   * What the model says about an input.
   *
   * @param rows as {@link #rows} gave them
   * @param scores for each row and each of its questions, as the head gives them
   */
  A answer(X input, List<TaskRow> rows, List<float[][]> scores);
}
