package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.LinkedHashMap;
import java.util.List;

/** Which of some labels a text or a pair has. Texts that are too long are cut. */
public final class TextClassification implements DownstreamTask<TextInput, String, LabelAnswer> {
  private final Labels labels;

  /**
   * Tells labels apart.
   *
   * @throws BadInputException if there are fewer than two
   */
  public TextClassification(List<String> labels) throws BadInputException {
    this.labels = new Labels(labels);
  }

  private TextClassification(Labels labels) {
    this.labels = labels;
  }

  /**
   * Tells apart what examples have.
   *
   * @throws BadInputException if all have the same label
   */
  public static TextClassification of(List<Example<TextInput, String>> examples)
      throws BadInputException {
    return new TextClassification(Labels.of(examples.stream().map(Example::answer)));
  }

  @Override
  public String name() {
    return "classify";
  }

  @Override
  public List<String> labels() {
    return labels.names();
  }

  @Override
  public BertWithHead model(Bert bert) {
    return new BertForSequenceClassification(bert, labels().size());
  }

  @Override
  public List<TaskRow> rows(RowEncoder encoder, TextInput input) {
    return List.of(encoder.text(input));
  }

  @Override
  public double[] expected(Example<TextInput, String> example, TaskRow row)
      throws BadInputException {
    return new double[] {id(example)};
  }

  /**
   * The number of an example's label.
   *
   * @throws BadInputException if it is none of these; the message names the line
   */
  int id(Example<TextInput, String> example) throws BadInputException {
    return labels.id(example.answer(), example.origin());
  }

  @Override
  public int[] questions(TaskRow row, int number, int rows, int placesBefore) {
    return new int[] {number};
  }

  @Override
  public LabelAnswer answer(TextInput input, List<TaskRow> rows, List<float[][]> scores) {
    return answer(Softmax.of(scores.getFirst()[0]), rows.getFirst().lost());
  }

  /**
   * What probabilities say.
   *
   * @param probabilities of the labels, in their order
   * @param lost tokens that were cut off
   */
  LabelAnswer answer(double[] probabilities, int lost) {
    var named = new LinkedHashMap<String, Double>();
    for (String label : labels()) {
      named.put(label, probabilities[named.size()]);
    }
    return new LabelAnswer(labels().get(Softmax.best(probabilities)), named, lost);
  }
}
