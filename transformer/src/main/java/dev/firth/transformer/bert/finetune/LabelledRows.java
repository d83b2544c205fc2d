package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.train.TaskBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of examples that are asked something, with what the model should say. */
final class LabelledRows implements TaskExamples {
  private final DownstreamTask<?, ?, ?> task;
  private final BertOptions options;
  private final List<TaskRow> rows = new ArrayList<>();
  private final List<double[]> expected = new ArrayList<>();

  private LabelledRows(DownstreamTask<?, ?, ?> task, BertOptions options) {
    this.task = task;
    this.options = options;
  }

  /**
   * The rows of examples that were read.
   *
   * @throws BadInputException if an answer is none of those that the task knows
   */
  static <X, Y> LabelledRows of(
      DownstreamTask<X, Y, ?> task,
      BertOptions options,
      List<Example<X, Y>> examples,
      InputReading<X, ?> reading)
      throws BadInputException {
    var labelled = new LabelledRows(task, options);
    for (int i = 0; i < examples.size(); i++) {
      for (TaskRow row : reading.rows(i)) {
        double[] answers = task.expected(examples.get(i), row);
        if (answers.length > 0) {
          labelled.rows.add(row);
          labelled.expected.add(answers);
        }
      }
    }
    return labelled;
  }

  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public int length(int example) {
    return rows.get(example).encoding().size();
  }

  @Override
  public TaskBatch batch(int... examples) {
    RowBatch read =
        RowBatch.of(task, Arrays.stream(examples).mapToObj(rows::get).toList(), options);
    double[] all = new double[read.count()];
    for (int row = 0; row < examples.length; row++) {
      int[] questions = read.questions().get(row);
      for (int i = 0; i < questions.length; i++) {
        all[questions[i]] = expected.get(examples[row])[i];
      }
    }
    return new TaskBatch(read.input(), read.places(), List.of(task.answers(all)));
  }

  @Override
  public int fingerprint() {
    int hash = 1;
    for (int row = 0; row < rows.size(); row++) {
      hash = 31 * hash + Arrays.hashCode(rows.get(row).encoding().ids());
      hash = 31 * hash + Arrays.hashCode(expected.get(row));
    }
    return hash;
  }
}
