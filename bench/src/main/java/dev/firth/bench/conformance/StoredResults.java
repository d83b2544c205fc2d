package dev.firth.bench.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Texts with what a program made of them, as files keep it.
 *
 * @param texts the inputs
 * @param samples what came out, one for each
 */
record StoredResults(List<String> texts, List<Sample> samples) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Lines as JSON strings, and for each an object of ids, tokens or pieces, and decoded text. */
  static StoredResults ofJsonLines(Path lines, Path expected) throws IOException {
    var texts = new ArrayList<String>();
    for (String line : Files.readString(lines).split("\n")) {
      texts.add(MAPPER.readTree(line).textValue());
    }
    var samples = new ArrayList<Sample>();
    for (String line : Files.readString(expected).split("\n")) {
      samples.add(sample(MAPPER.readTree(line)));
    }
    if (texts.size() != samples.size()) {
      throw new BadInputException(
          "%s has %d lines, and %s has %d"
              .formatted(lines, texts.size(), expected, samples.size()));
    }
    return new StoredResults(texts, samples);
  }

  private static Sample sample(JsonNode json) {
    JsonNode ids = json.isArray() ? json : json.get("ids");
    JsonNode tokens = json.has("tokens") ? json.get("tokens") : json.get("pieces");
    return new Sample(
        ids == null ? null : MAPPER.convertValue(ids, int[].class),
        tokens == null ? null : List.of(MAPPER.convertValue(tokens, String[].class)),
        null,
        json.has("decoded") ? json.get("decoded").textValue() : null);
  }

  /** Lines of a text, a tab and the tokens with tabs between them. */
  static StoredResults ofTabSeparated(Path file) throws IOException {
    var texts = new ArrayList<String>();
    var samples = new ArrayList<Sample>();
    for (String line : Files.readString(file).split("\n")) {
      String[] fields = line.split("\t", -1);
      texts.add(fields[0]);
      samples.add(Sample.ofTokens(List.of(fields).subList(1, fields.length)));
    }
    return new StoredResults(texts, samples);
  }

  /** Lines of text, and in a second file the lines with the tokens, blanks between them. */
  static StoredResults ofSegmentedLines(Path lines, Path segmented) throws IOException {
    var samples = new ArrayList<Sample>();
    for (String line : Files.readString(segmented).split("\n")) {
      samples.add(Sample.ofTokens(List.of(line.split(" "))));
    }
    return new StoredResults(List.of(Files.readString(lines).split("\n")), samples);
  }

  /** Comma-separated values with a head: the text, its ids in brackets, and more. */
  static StoredResults ofCommaSeparated(Path file) throws IOException {
    var texts = new ArrayList<String>();
    var samples = new ArrayList<Sample>();
    List<List<String>> rows = rows(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    for (List<String> row : rows.subList(1, rows.size())) {
      // Some of these files end in an empty line.
      if (row.size() > 1) {
        texts.add(row.get(0));
        samples.add(Sample.ofIds(numbers(row.get(1))));
      }
    }
    return new StoredResults(texts, samples);
  }

  private static int[] numbers(String list) {
    String inside = list.substring(1, list.length() - 1);
    return inside.isEmpty()
        ? new int[0]
        : Arrays.stream(inside.split(", ")).mapToInt(Integer::parseInt).toArray();
  }

  /** Fields in quotes may hold commas, line ends and, doubled, quotes. */
  private static List<List<String>> rows(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append(text.charAt(++i));
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (unit != ',' && unit != '\n' && unit != '\r')) {
        field.append(unit);
      } else if (unit != '\r') {
        row.add(field.toString());
        field.setLength(0);
        if (unit == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      }
    }
    if (!row.isEmpty() || !field.isEmpty()) {
      row.add(field.toString());
      rows.add(row);
    }
    return rows;
  }

  /** These but for some texts. */
  StoredResults without(Predicate<String> left) {
    var otherTexts = new ArrayList<String>();
    var otherSamples = new ArrayList<Sample>();
    for (int i = 0; i < texts.size(); i++) {
      if (!left.test(texts.get(i))) {
        otherTexts.add(texts.get(i));
        otherSamples.add(samples.get(i));
      }
    }
    return new StoredResults(otherTexts, otherSamples);
  }

  /** Compares a tokenizer's results with these. */
  Comparison compare(String tokenizer, String reference, String source, Encoder encoder) {
    var comparison = new Comparison(tokenizer, reference, source);
    for (int i = 0; i < texts.size(); i++) {
      comparison.add(texts.get(i), samples.get(i), encoder.encode(texts.get(i)));
    }
    return comparison;
  }
}
