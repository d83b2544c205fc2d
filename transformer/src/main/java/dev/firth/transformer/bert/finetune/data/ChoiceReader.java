package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads texts with choices, in the forms of {@link LabelledTextReader}; the first line, or the
 * first object, names the columns. Choices are called {@code choice1}, {@code ending0}, {@code
 * option1} or {@code answer1} and so on, as in SWAG and COPA, or are a list of an object. A second
 * text, such as COPA's question or the beginning of a sentence, stands before each choice.
 *
 * <p>The label is the number of the right choice, from 0, its letter, from A, or the choice itself.
 */
public final class ChoiceReader {
  private static final Pattern CHOICE =
      Pattern.compile("(choice|ending|option|answer)s?_?(\\d+)", Pattern.CASE_INSENSITIVE);

  private final TextColumns columns;
  private final boolean labelled;
  private final List<Example<ChoiceInput, Integer>> examples = new ArrayList<>();
  private TextColumns.Places places;
  private int[] choices;
  private List<String> header;

  private ChoiceReader(TextColumns columns, boolean labelled) {
    this.columns = columns;
    this.labelled = labelled;
  }

  /**
   * Reads texts with choices, of which the right one is said.
   *
   * @throws BadInputException if the file is missing or empty, columns cannot be found, or a line
   *     lacks a text, a choice or a label that names one; the message names the line
   */
  public static List<Example<ChoiceInput, Integer>> read(Path file, TextColumns columns)
      throws IOException {
    return new ChoiceReader(columns, true).read(file);
  }

  /**
   * Reads texts and choices alone; the right one is always the first.
   *
   * @throws BadInputException as above
   */
  public static List<Example<ChoiceInput, Integer>> readTexts(Path file, TextColumns columns)
      throws IOException {
    return new ChoiceReader(columns, false).read(file);
  }

  private List<Example<ChoiceInput, Integer>> read(Path file) throws IOException {
    try (var records = new TextRecords(file)) {
      while (records.next()) {
        boolean named = !records.names().isEmpty();
        boolean first = header == null;
        if (first) {
          findColumns(named ? records.names() : records.fields(), records.origin());
        }
        if (named || !first) {
          add(records);
        }
      }
    }
    if (examples.isEmpty()) {
      throw new BadInputException(file + " has no examples");
    }
    return examples;
  }

  private void findColumns(List<String> names, Origin origin) throws BadInputException {
    header = names;
    choices =
        IntStream.range(0, names.size())
            .filter(i -> CHOICE.matcher(names.get(i)).matches())
            .toArray();
    if (choices.length < 2) {
      throw origin.bad(
          "there are no columns choice1, choice2 and so on; the columns are "
              + String.join(", ", names));
    }
    places = columns.in(names, labelled, origin);
  }

  private void add(TextRecords record) throws BadInputException {
    int count = record.fields().size();
    if (count != header.size()) {
      throw record.origin().bad("%d columns where %d are needed".formatted(count, header.size()));
    }
    if (record.has(oneMore())) {
      throw record.origin().bad("more than " + choices.length + " choices, unlike the first line");
    }
    String before = places.second() < 0 ? "" : record.field(places.second(), "second text") + " ";
    List<String> said = new ArrayList<>();
    for (int choice : choices) {
      said.add(record.field(choice, "field " + header.get(choice)));
    }
    int right = labelled ? right(record.field(places.label(), "label"), said, record.origin()) : 0;
    String text = record.field(places.text(), "text");
    List<String> follow = said.stream().map(choice -> before + choice).toList();
    examples.add(new Example<>(record.origin(), new ChoiceInput(text, follow), right));
  }

  /** What a further choice would be called. */
  private String oneMore() {
    var last = CHOICE.matcher(header.get(choices[choices.length - 1]));
    boolean matches = last.matches();
    assert matches;
    return last.group().substring(0, last.start(2)) + (Long.parseLong(last.group(2)) + 1);
  }

  private static int right(String label, List<String> choices, Origin origin)
      throws BadInputException {
    int count = choices.size();
    int right = choices.indexOf(label);
    if (right < 0 && label.matches("\\d{1,3}")) {
      right = Integer.parseInt(label);
    } else if (right < 0 && label.matches("[A-Z]")) {
      right = label.charAt(0) - 'A';
    }
    if (right < 0 || right >= count) {
      throw origin.bad(
          "the label '%s' is no choice: give its number from 0 to %d, its letter, or the choice"
              .formatted(label, count - 1));
    }
    return right;
  }
}
