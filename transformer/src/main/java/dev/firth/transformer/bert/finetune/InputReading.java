package dev.firth.transformer.bert.finetune;

import java.util.ArrayList;
import java.util.List;

/**
 * Inputs as rows, ready to be asked about again and again.
 *
 * @param <X> inputs
 * @param <A> answers
 */
final class InputReading<X, A> {
  private final DownstreamTask<X, ?, A> task;
  private final List<X> inputs;
  private final List<TaskRow> rows = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  InputReading(DownstreamTask<X, ?, A> task, RowEncoder encoder, List<X> inputs) {
    this.task = task;
    this.inputs = inputs;
    for (X input : inputs) {
      rows.addAll(task.rows(encoder, input));
      ends.add(rows.size());
    }
  }

  /** All rows, input by input. */
  List<TaskRow> rows() {
    return rows;
  }

  /** The rows of an input. */
  List<TaskRow> rows(int input) {
    return rows.subList(input == 0 ? 0 : ends.get(input - 1), ends.get(input));
  }

  /** What a model says, in the order of the inputs. */
  List<A> answers(RowScorer scorer) {
    List<float[][]> scores = scorer.score(rows);
    List<A> answers = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      int from = i == 0 ? 0 : ends.get(i - 1);
      answers.add(task.answer(inputs.get(i), rows(i), scores.subList(from, ends.get(i))));
    }
    return answers;
  }
}
