package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.train.Answers;
import java.util.ArrayList;
import java.util.List;

/** Which number a text or a pair has, such as how alike two sentences are. */
public final class TextRegression implements DownstreamTask<TextInput, Double, NumberAnswer> {
  /**
   * Examples whose labels are numbers.
   *
   * @throws BadInputException if one is none, or not finite; the message names the line
   */
  public static List<Example<TextInput, Double>> examples(List<Example<TextInput, String>> texts)
      throws BadInputException {
    var examples = new ArrayList<Example<TextInput, Double>>();
    for (var text : texts) {
      examples.add(new Example<>(text.origin(), text.input(), number(text)));
    }
    return examples;
  }

  private static double number(Example<TextInput, String> text) throws BadInputException {
    try {
      double value = Double.parseDouble(text.answer());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw text.origin().bad("the label '" + text.answer() + "' is not a number");
  }

  @Override
  public String name() {
    return "regress";
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public BertWithHead model(Bert bert) {
    return new BertForSequenceClassification(bert, 1);
  }

  @Override
  public List<TaskRow> rows(RowEncoder encoder, TextInput input) {
    return List.of(encoder.text(input));
  }

  @Override
  public double[] expected(Example<TextInput, Double> example, TaskRow row) {
    return new double[] {example.answer()};
  }

  @Override
  public int[] questions(TaskRow row, int number, int rows, int placesBefore) {
    return new int[] {number};
  }

  @Override
  public Answers answers(double[] expected) {
    float[] values = new float[expected.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) expected[i];
    }
    return new Answers.Numbers(values);
  }

  @Override
  public NumberAnswer answer(TextInput input, List<TaskRow> rows, List<float[][]> scores) {
    return new NumberAnswer(scores.getFirst()[0][0], rows.getFirst().lost());
  }
}
