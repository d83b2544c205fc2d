package dev.firth.transformer.bert.finetune;

import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.train.TaskBatch;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that nobody labelled, for what learns from a model's own answers.
 *
 * @param options of the model that reads them
 */
record TextRows(List<TaskRow> rows, BertOptions options) implements TaskExamples {
  private static final long[] NO_PLACES = {};

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
    var encodings = Arrays.stream(examples).mapToObj(i -> rows.get(i).encoding()).toList();
    return new TaskBatch(BertInput.of(encodings, options), NO_PLACES, List.of());
  }

  @Override
  public int fingerprint() {
    int hash = 1;
    for (TaskRow row : rows) {
      hash = 31 * hash + Arrays.hashCode(row.encoding().ids());
    }
    return hash;
  }
}
