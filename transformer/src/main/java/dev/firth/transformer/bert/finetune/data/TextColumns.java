package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.BadInputException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which columns hold label and texts: names of the header, or numbers from 1. What is not said is
 * found by the names that such files usually have.
 *
 * @param label empty to be found
 * @param text empty to be found
 * @param second of a pair; empty to be found, if {@code text} is not said either
 */
public record TextColumns(Optional<String> label, Optional<String> text, Optional<String> second) {
  private static final Set<String> LABELS =
      Set.of("label", "labels", "class", "gold_label", "target", "score", "similarity", "category");
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "text1",
          "text2",
          "sentence",
          "sentence1",
          "sentence2",
          "question",
          "question1",
          "question2",
          "premise",
          "hypothesis",
          "review",
          "content");

  /** All are to be found. */
  public static TextColumns found() {
    return new TextColumns(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Places of columns from 0; -1 for none.
   *
   * @param label of the label
   * @param second of a pair's second text
   */
  record Places(int label, int text, int second) {
    int greatest() {
      return Math.max(label, Math.max(text, second));
    }
  }

  /** Whether a first line names columns: one has the name of a label, or one that was said. */
  boolean isHeader(List<String> fields) {
    return fields.stream().anyMatch(TextColumns::isLabel)
        || List.of(label, text, second).stream()
            .flatMap(Optional::stream)
            .anyMatch(name -> number(name) < 0 && fields.contains(name));
  }

  /**
   * The places in a file with a header.
   *
   * @param labelled whether a label is needed
   */
  Places in(List<String> header, boolean labelled, Origin origin) throws BadInputException {
    int ofLabel =
        label.isPresent()
            ? place(label.get(), header, origin)
            : first(header, TextColumns::isLabel);
    if (labelled && ofLabel < 0) {
      throw origin.bad("no column is called label: say which one holds it; " + names(header));
    }
    if (text.isPresent()) {
      int ofSecond = second.isPresent() ? place(second.get(), header, origin) : -1;
      return new Places(ofLabel, place(text.get(), header, origin), ofSecond);
    }
    int[] texts =
        IntStream.range(0, header.size())
            .filter(i -> i != ofLabel && TEXTS.contains(lower(header.get(i))))
            .toArray();
    if (texts.length == 0 || texts.length > 2) {
      throw origin.bad(
          "%s: say which column holds the text; %s"
              .formatted(
                  texts.length == 0
                      ? "no column is called text or sentence"
                      : texts.length + " columns may hold the text",
                  names(header)));
    }
    return new Places(ofLabel, texts[0], texts.length == 2 ? texts[1] : -1);
  }

  /**
   * The places in a file without a header: label, text and perhaps second text, or the texts alone,
   * where nothing else is said.
   */
  Places in(int columns, boolean labelled, Origin origin) throws BadInputException {
    if (text.isPresent()) {
      return new Places(
          labelled ? numbered(label.orElse("1"), origin) : -1,
          numbered(text.get(), origin),
          second.isPresent() ? numbered(second.get(), origin) : -1);
    }
    int before = labelled ? 1 : 0;
    if (columns != before + 1 && columns != before + 2) {
      throw origin.bad(
          columns
              + " columns and no header that names one 'label': say by their numbers which hold"
              + " label and text");
    }
    return new Places(before - 1, before, columns == before + 2 ? before + 1 : -1);
  }

  private static int numbered(String column, Origin origin) throws BadInputException {
    int number = number(column);
    if (number < 0) {
      throw origin.bad("the file has no header, so that no column is called '" + column + "'");
    }
    return number;
  }

  private static int place(String column, List<String> header, Origin origin)
      throws BadInputException {
    int named = header.indexOf(column);
    int place = named >= 0 ? named : number(column);
    if (place < 0 || place >= header.size()) {
      throw origin.bad("there is no column '" + column + "'; " + names(header));
    }
    return place;
  }

  private static int first(List<String> header, Predicate<String> wanted) {
    return IntStream.range(0, header.size())
        .filter(i -> wanted.test(header.get(i)))
        .findFirst()
        .orElse(-1);
  }

  private static String names(List<String> header) {
    return "the columns are " + String.join(", ", header);
  }

  private static boolean isLabel(String name) {
    return LABELS.contains(lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** From 0; -1 for what is no number from 1. */
  private static int number(String column) {
    return column.matches("[1-9]\\d{0,5}") ? Integer.parseInt(column) - 1 : -1;
  }
}
