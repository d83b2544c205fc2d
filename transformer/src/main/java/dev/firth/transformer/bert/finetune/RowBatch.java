package dev.firth.transformer.bert.finetune;

import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a model reads together.
 *
 * @param places the cells that questions about single tokens are about
 * @param questions for each row, the numbers of its questions among all
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
record RowBatch(BertInput input, long[] places, List<int[]> questions) {
  static RowBatch of(DownstreamTask<?, ?, ?> task, List<TaskRow> rows, BertOptions options) {
    BertInput input = BertInput.of(rows.stream().map(TaskRow::encoding).toList(), options);
    int columns = input.tokens().columns();
    long[] places = new long[rows.stream().mapToInt(row -> row.places().length).sum()];
    List<int[]> questions = new ArrayList<>();
    int before = 0;
    for (int row = 0; row < rows.size(); row++) {
      questions.add(task.questions(rows.get(row), row, rows.size(), before));
      for (int column : rows.get(row).places()) {
        places[before++] = (long) row * columns + column;
      }
    }
    return new RowBatch(input, places, questions);
  }

  /** How many questions there are. */
  int count() {
    return questions.stream().mapToInt(ofRow -> ofRow.length).sum();
  }
}
