package dev.firth.transformer.bert.finetune.data;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads texts and pairs with labels. The file's name tells its form: {@code .csv} as in RFC 4180,
 * {@code .jsonl} and {@code .ndjson} an object a line, everything else columns separated by tabs,
 * where quotation marks are text like any other. Empty lines are passed over; packed files are
 * unpacked.
 */
public final class LabelledTextReader {
  private final TextColumns columns;
  private final boolean labelled;
  private final List<Example<TextInput, String>> examples = new ArrayList<>();
  private TextColumns.Places places;
  private int width;

  private LabelledTextReader(TextColumns columns, boolean labelled) {
    this.columns = columns;
    this.labelled = labelled;
  }

  /**
   * Reads texts with labels.
   *
   * @throws BadInputException if the file is missing or empty, columns cannot be found, or a line
   *     lacks a text or a label; the message names the line
   */
  public static List<Example<TextInput, String>> read(Path file, TextColumns columns)
      throws IOException {
    return new LabelledTextReader(columns, true).read(file);
  }

  /**
   * Reads texts alone; the labels are empty.
   *
   * @throws BadInputException as above
   */
  public static List<Example<TextInput, String>> readTexts(Path file, TextColumns columns)
      throws IOException {
    return new LabelledTextReader(columns, false).read(file);
  }

  private List<Example<TextInput, String>> read(Path file) throws IOException {
    try (var records = new TextRecords(file)) {
      while (records.next()) {
        if (places != null || !findColumns(records)) {
          add(records);
        }
      }
    }
    if (examples.isEmpty()) {
      throw new BadInputException(file + " has no examples");
    }
    return examples;
  }

  /** Looks at the first record; returns whether it is a header and nothing else. */
  private boolean findColumns(TextRecords records) throws BadInputException {
    boolean named = !records.names().isEmpty();
    List<String> first = named ? records.names() : records.fields();
    width = first.size();
    boolean header = named || columns.isHeader(first);
    places =
        header
            ? columns.in(first, labelled, records.origin())
            : columns.in(width, labelled, records.origin());
    return header && !named;
  }

  private void add(TextRecords record) throws BadInputException {
    int count = record.fields().size();
    if (count != width || places.greatest() >= width) {
      throw record
          .origin()
          .bad(
              "%d columns where %d are needed"
                  .formatted(count, Math.max(width, places.greatest() + 1)));
    }
    Optional<String> second =
        places.second() < 0
            ? Optional.empty()
            : Optional.of(record.field(places.second(), "second text"));
    String label = labelled ? record.field(places.label(), "label") : "";
    var input = new TextInput(record.field(places.text(), "text"), second);
    examples.add(new Example<>(record.origin(), input, label));
  }
}
