package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.train.Answers;
import dev.firth.transformer.bert.train.TaskBatch;
import java.util.List;

/**
 * What a step of pretraining learns from: rows of text, some of whose tokens are masked.
 *
 * @param input the rows as the model reads them: masks, special tokens and random tokens are in
 *     place, rows filled up behind their ends
 * @param masked the cells, {@code row * columns + column} in the order of the rows, whose tokens
 *     the model is asked for; at least one
 * @param expected the tokens that stood there, as many
 * @param sentenceLabels for each row 0 where its second segment follows the first, 1 where it is
 *     from elsewhere or the two were swapped; empty where the model has no such task
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that an engine copies, compared by nobody
public record PretrainingBatch(
    BertInput input, long[] masked, long[] expected, long[] sentenceLabels) {
  /**
   * Checks the sizes against each other.
   *
   * @throws IllegalArgumentException if they do not go together or nothing is masked
   */
  public PretrainingBatch {
    int rows = input.tokens().rows();
    if (masked.length == 0 || masked.length != expected.length) {
      throw new IllegalArgumentException(
          masked.length + " masked places with " + expected.length + " tokens");
    }
    if (sentenceLabels.length != 0 && sentenceLabels.length != rows) {
      throw new IllegalArgumentException(sentenceLabels.length + " labels for " + rows + " rows");
    }
  }

  /**
   * The same as questions and answers of {@link
   * dev.firth.transformer.bert.heads.BertForPretraining}: the first kind are the masked tokens, the
   * second, where there are labels, the pairs.
   */
  public TaskBatch task() {
    var tokens = new Answers.Classes(expected);
    return new TaskBatch(
        input,
        masked,
        sentenceLabels.length == 0
            ? List.of(tokens)
            : List.of(tokens, new Answers.Classes(sentenceLabels)));
  }
}
