package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.ChoiceInput;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForMultipleChoice;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.Arrays;
import java.util.List;

/**
 * Which of several choices goes with a text (Devlin et al. 2019, section 4.4): a row for each pair
 * of text and choice has a score, and the softmax is over the choices. Pairs that are too long are
 * cut.
 */
public final class MultipleChoice implements DownstreamTask<ChoiceInput, Integer, ChoiceAnswer> {
  private static final int[] NONE = {};

  private final int choices;

  /**
   * Chooses.
   *
   * @param choices that each text has
   */
  public MultipleChoice(int choices) {
    if (choices < 2) {
      throw new UsageException(choices + " choices: there must be two or more");
    }
    this.choices = choices;
  }

  /**
   * Chooses among as many as the examples have.
   *
   * @throws BadInputException if they do not all have as many
   */
  public static MultipleChoice of(List<Example<ChoiceInput, Integer>> examples)
      throws BadInputException {
    int first = examples.isEmpty() ? 0 : examples.getFirst().input().choices().size();
    var task = new MultipleChoice(first);
    for (var example : examples) {
      task.check(example);
    }
    return task;
  }

  /** Choices of each text. */
  public int choices() {
    return choices;
  }

  @Override
  public String name() {
    return "choice";
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public boolean asksLike(DownstreamTask<?, ?, ?> other) {
    return other instanceof MultipleChoice choice && choice.choices == choices;
  }

  @Override
  public BertWithHead model(Bert bert) {
    return new BertForMultipleChoice(bert, choices);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException if there are more or fewer choices than the model learned
   */
  @Override
  public List<TaskRow> rows(RowEncoder encoder, ChoiceInput input) {
    if (input.choices().size() != choices) {
      throw new UsageException(problem(input));
    }
    return input.choices().stream()
        .map(choice -> encoder.text(TextInput.of(input.text(), choice)))
        .toList();
  }

  /**
   * Checks the number of choices.
   *
   * @throws BadInputException if it is another one
   */
  public void check(Example<ChoiceInput, ?> example) throws BadInputException {
    if (example.input().choices().size() != choices) {
      throw example.origin().bad(problem(example.input()));
    }
  }

  private String problem(ChoiceInput input) {
    return input.choices().size() + " choices, where the model learns " + choices;
  }

  @Override
  public int rowsOfQuestion() {
    return choices;
  }

  @Override
  public double[] expected(Example<ChoiceInput, Integer> example, TaskRow row) {
    return new double[] {example.answer()};
  }

  /** The first row of a text stands for the question. */
  @Override
  public int[] questions(TaskRow row, int number, int rows, int placesBefore) {
    return number % choices == 0 ? new int[] {number / choices} : NONE;
  }

  @Override
  public ChoiceAnswer answer(ChoiceInput input, List<TaskRow> rows, List<float[][]> scores) {
    double[] probabilities = Softmax.of(scores.getFirst()[0]);
    int lost = rows.stream().mapToInt(TaskRow::lost).sum();
    return new ChoiceAnswer(
        Softmax.best(probabilities), Arrays.stream(probabilities).boxed().toList(), lost);
  }
}
