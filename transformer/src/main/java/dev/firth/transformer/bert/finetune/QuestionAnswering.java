package dev.firth.transformer.bert.finetune;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Truncation;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Passage;
import dev.firth.transformer.bert.finetune.data.TextAnswer;
import dev.firth.transformer.bert.heads.BertForQuestionAnswering;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.List;

/**
 * Which part of a text answers a question (Devlin et al. 2019, section 4.2). Long texts are read in
 * windows that overlap; a window without the answer is taught to point at its first token, and so
 * is a question without an answer.
 */
public final class QuestionAnswering
    implements DownstreamTask<Passage, List<TextAnswer>, SpanAnswer> {
  /** Most tokens of a question; the rest is cut, as in BERT's {@code run_squad.py}. */
  private static final int MAX_QUESTION = 64;

  /** Special tokens of a pair, RoBERTa's. */
  private static final int SPECIAL = 4;

  private final boolean noAnswers;
  private final int stride;

  /**
   * Answers questions.
   *
   * @param noAnswers whether texts may have no answer (SQuAD 2.0)
   * @param stride tokens by which a window overlaps the one before
   */
  public QuestionAnswering(boolean noAnswers, int stride) {
    if (stride < 0) {
      throw new UsageException("stride is " + stride + ": it must be 0 or more");
    }
    this.noAnswers = noAnswers;
    this.stride = stride;
  }

  /** Answers questions as the examples are: with texts that have no answer if some have none. */
  public static QuestionAnswering of(
      List<Example<Passage, List<TextAnswer>>> examples, int stride) {
    return new QuestionAnswering(
        examples.stream().anyMatch(example -> example.answer().isEmpty()), stride);
  }

  /** Whether texts may have no answer. */
  public boolean noAnswers() {
    return noAnswers;
  }

  /** Tokens by which a window overlaps the one before. */
  public int stride() {
    return stride;
  }

  @Override
  public String name() {
    return "qa";
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public BertWithHead model(Bert bert) {
    return new BertForQuestionAnswering(bert);
  }

  @Override
  public List<TaskRow> rows(RowEncoder encoder, Passage passage) {
    String question = cut(encoder, passage.question());
    int room = encoder.maxLength() - SPECIAL - encoder.tokenizer().count(question);
    int overlap = Math.min(stride, room / 2);
    return encoder
        .windows(
            EncodeInput.of(question, passage.context()), overlap, Truncation.Strategy.ONLY_SECOND)
        .stream()
        .map(window -> new TaskRow(window, 0))
        .toList();
  }

  /** Leaves at least half of a row to the text. */
  private static String cut(RowEncoder encoder, String question) {
    int most = Math.min(MAX_QUESTION, (encoder.maxLength() - SPECIAL) / 2);
    Encoding tokens = encoder.tokenizer().encode(question, false);
    return tokens.size() > most ? question.substring(0, tokens.end(most - 1)) : question;
  }

  @Override
  public double[] expected(Example<Passage, List<TextAnswer>> example, TaskRow row) {
    if (example.answer().isEmpty()) {
      return new double[2];
    }
    TextAnswer answer = example.answer().getFirst();
    int first = row.encoding().tokenAt(answer.start(), 1);
    int last = row.encoding().tokenAt(answer.end() - 1, 1);
    return first < 0 || last < 0 ? new double[2] : new double[] {first, last};
  }

  @Override
  public int[] questions(TaskRow row, int number, int rows, int placesBefore) {
    return new int[] {number, rows + number};
  }

  @Override
  public SpanAnswer answer(Passage passage, List<TaskRow> rows, List<float[][]> scores) {
    var search = new SpanSearch(passage.context());
    for (int i = 0; i < rows.size(); i++) {
      search.add(rows.get(i).encoding(), scores.get(i)[0], scores.get(i)[1]);
    }
    return search.answer(noAnswers);
  }
}
