package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Truncation;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.heads.BertForTokenClassification;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which tag each word of a sentence has; the first token of a word stands for it (Devlin et al.
 * 2019). Sentences that are too long are read in windows, so that no word is lost.
 */
public final class TokenClassification
    implements DownstreamTask<List<String>, List<String>, TagsAnswer> {
  private final Labels labels;
  private final TagDecoding decoding;

  /**
   * Tells tags apart.
   *
   * @throws BadInputException if there are fewer than two
   */
  public TokenClassification(List<String> labels) throws BadInputException {
    this(new Labels(labels));
  }

  private TokenClassification(Labels labels) {
    this.labels = labels;
    this.decoding = new TagDecoding(labels.names());
  }

  /**
   * Tells apart what examples have.
   *
   * @throws BadInputException if all words have the same tag
   */
  public static TokenClassification of(List<Example<List<String>, List<String>>> examples)
      throws BadInputException {
    return new TokenClassification(
        Labels.of(examples.stream().flatMap(example -> example.answer().stream())));
  }

  @Override
  public String name() {
    return "tag";
  }

  @Override
  public List<String> labels() {
    return labels.names();
  }

  @Override
  public BertWithHead model(Bert bert) {
    return new BertForTokenClassification(bert, labels().size());
  }

  @Override
  public List<TaskRow> rows(RowEncoder encoder, List<String> words) {
    List<TaskRow> rows = new ArrayList<>();
    int word = -1;
    for (Encoding window :
        encoder.windows(EncodeInput.words(words), 0, Truncation.Strategy.LONGEST_FIRST)) {
      int[] places = firstTokens(window, word);
      rows.add(new TaskRow(window, 0, places));
      word = places.length == 0 ? word : window.word(places[places.length - 1]);
    }
    return rows;
  }

  /** The first tokens of words behind one that a window before has already. */
  private static int[] firstTokens(Encoding window, int wordBefore) {
    return IntStream.range(0, window.size())
        .filter(token -> !window.special(token) && window.word(token) > wordBefore)
        .filter(token -> token == 0 || window.word(token) != window.word(token - 1))
        .toArray();
  }

  @Override
  public double[] expected(Example<List<String>, List<String>> example, TaskRow row)
      throws BadInputException {
    double[] tags = new double[row.places().length];
    for (int i = 0; i < tags.length; i++) {
      int word = row.encoding().word(row.places()[i]);
      tags[i] = labels.id(example.answer().get(word), example.origin().plus(word));
    }
    return tags;
  }

  @Override
  public int[] questions(TaskRow row, int number, int rows, int placesBefore) {
    return IntStream.range(placesBefore, placesBefore + row.places().length).toArray();
  }

  @Override
  public TagsAnswer answer(List<String> words, List<TaskRow> rows, List<float[][]> scores) {
    double[][] known = new double[words.size()][];
    for (int row = 0; row < rows.size(); row++) {
      TaskRow places = rows.get(row);
      for (int i = 0; i < places.places().length; i++) {
        int word = places.encoding().word(places.places()[i]);
        known[word] = Softmax.of(scores.get(row)[i]);
      }
    }
    double[] guess = new double[labels().size()];
    Arrays.fill(guess, 1.0 / guess.length);
    int[] best =
        decoding.best(Arrays.stream(known).map(sure -> sure == null ? guess : sure).toList());
    List<String> tags = Arrays.stream(best).mapToObj(labels()::get).toList();
    List<Double> sure =
        IntStream.range(0, best.length)
            .mapToObj(word -> known[word] == null ? 0.0 : known[word][best[word]])
            .toList();
    return new TagsAnswer(tags, sure);
  }
}
