package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.train.TaskBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of examples that are asked something, with what the model should say. Rows that one
 * question is about are one example here.
 */
final class LabelledRows implements TaskExamples {
  private final DownstreamTask<?, ?, ?> task;
  private final BertOptions options;
  private final List<List<TaskRow>> rows = new ArrayList<>();
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
      List<TaskRow> read = reading.rows(i);
      for (int row = 0; row < read.size(); row += task.rowsOfQuestion()) {
        double[] answers = task.expected(examples.get(i), read.get(row));
        if (answers.length > 0) {
          labelled.rows.add(read.subList(row, row + task.rowsOfQuestion()));
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
    return rows.get(example).stream().mapToInt(row -> row.encoding().size()).max().orElse(0);
  }

  @Override
  public TaskBatch batch(int... examples) {
    List<TaskRow> chosen =
        Arrays.stream(examples).mapToObj(rows::get).flatMap(List::stream).toList();
    RowBatch read = RowBatch.of(task, chosen, options);
    double[] all = new double[read.count()];
    for (int i = 0; i < examples.length; i++) {
      int[] questions = read.questions().get(i * task.rowsOfQuestion());
      for (int j = 0; j < questions.length; j++) {
        all[questions[j]] = expected.get(examples[i])[j];
      }
    }
    return new TaskBatch(read.input(), read.places(), List.of(task.answers(all)));
  }

  @Override
  public int fingerprint() {
    int hash = 1;
    for (int i = 0; i < rows.size(); i++) {
      for (TaskRow row : rows.get(i)) {
        hash = 31 * hash + Arrays.hashCode(row.encoding().ids());
      }
      hash = 31 * hash + Arrays.hashCode(expected.get(i));
    }
    return hash;
  }
}
