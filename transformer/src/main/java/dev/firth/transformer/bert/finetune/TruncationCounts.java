package dev.firth.transformer.bert.finetune;

import java.util.List;

/**
 * How much of some texts was too long to be read.
 *
 * @param rows of all texts
 * @param cut rows of which something was cut off
 * @param tokens that were cut off
 */
public record TruncationCounts(int rows, int cut, long tokens) {
  static TruncationCounts of(List<TaskRow> rows) {
    return new TruncationCounts(
        rows.size(),
        (int) rows.stream().filter(row -> row.lost() > 0).count(),
        rows.stream().mapToLong(TaskRow::lost).sum());
  }
}
