package dev.firth.transformer.bert.finetune.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a record of comma-separated values as RFC 4180 has them: a field that begins with a
 * quotation mark goes on to the next single one, over line ends too; two of them are one.
 */
final class CsvRecord {
  private final NumberedLines lines;
  private final Origin origin;
  private final List<String> fields = new ArrayList<>();
  private String line;
  private int place;

  private CsvRecord(NumberedLines lines) {
    this.lines = lines;
    this.origin = lines.origin();
    this.line = lines.line();
  }

  /**
   * Reads the record that begins in the current line.
   *
   * @throws dev.firth.runs.BadInputException if a quotation has no end
   */
  static List<String> read(NumberedLines lines) throws IOException {
    var csv = new CsvRecord(lines);
    do {
      csv.field();
    } while (csv.place++ < csv.line.length());
    return csv.fields;
  }

  /** Reads a field and stops at the comma behind it, or at the end. */
  private void field() throws IOException {
    if (place < line.length() && line.charAt(place) == '"') {
      fields.add(quoted());
      return;
    }
    int comma = line.indexOf(',', place);
    int end = comma < 0 ? line.length() : comma;
    fields.add(line.substring(place, end));
    place = end;
  }

  private String quoted() throws IOException {
    var text = new StringBuilder();
    place++;
    while (true) {
      int quote = line.indexOf('"', place);
      if (quote < 0) {
        text.append(line, place, line.length()).append('\n');
        nextLine();
      } else if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
        text.append(line, place, quote + 1);
        place = quote + 2;
      } else {
        text.append(line, place, quote);
        place = quote + 1;
        requireEnd();
        return text.toString();
      }
    }
  }

  private void nextLine() throws IOException {
    if (!lines.next()) {
      throw origin.bad("a quotation mark opens a field that nothing closes");
    }
    line = lines.line();
    place = 0;
  }

  private void requireEnd() throws IOException {
    if (place < line.length() && line.charAt(place) != ',') {
      throw lines.origin().bad("text stands behind a quoted field: double the marks inside it");
    }
  }
}
