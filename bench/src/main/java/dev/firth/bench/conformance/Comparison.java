package dev.firth.bench.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Counts the texts on which Firth's tokens are not those of a reference, and remembers the first.
 */
final class Comparison {
  private static final int SHOWN = 3;
  private static final int CONTEXT = 60;

  private final String tokenizer;
  private final String reference;
  private final String source;
  private final List<String> differences = new ArrayList<>();
  private long texts;
  private long tokens;
  private long wrongIds;
  private long wrongTokens;
  private long wrongOffsets;
  private long wrongDecoded;
  private boolean ids;
  private boolean tokenTexts;
  private boolean offsets;
  private boolean decoded;

  /**
   * A comparison of nothing yet.
   *
   * @param source what the texts are, for readers
   */
  Comparison(String tokenizer, String reference, String source) {
    this.tokenizer = tokenizer;
    this.reference = reference;
    this.source = source;
  }

  /** Compares what the reference tells. */
  void add(String text, Sample expected, Sample actual) {
    texts++;
    tokens += expected.ids() != null ? expected.ids().length : expected.tokens().size();
    if (expected.ids() != null) {
      ids = true;
      if (!Arrays.equals(expected.ids(), actual.ids())) {
        wrongIds++;
        show("ids", text, boxed(expected.ids()), boxed(actual.ids()));
      }
    }
    if (expected.tokens() != null) {
      tokenTexts = true;
      if (!expected.tokens().equals(actual.tokens())) {
        wrongTokens++;
        show("tokens", text, expected.tokens(), actual.tokens());
      }
    }
    if (expected.offsets() != null) {
      offsets = true;
      if (!Arrays.equals(expected.offsets(), actual.offsets())) {
        wrongOffsets++;
        show("offsets", text, boxed(expected.offsets()), boxed(actual.offsets()));
      }
    }
    if (expected.decoded() != null) {
      decoded = true;
      if (!expected.decoded().equals(actual.decoded())) {
        wrongDecoded++;
        show("decoded", text, characters(expected.decoded()), characters(actual.decoded()));
      }
    }
  }

  private static List<Integer> boxed(int[] numbers) {
    return numbers == null ? null : Arrays.stream(numbers).boxed().toList();
  }

  private static List<Character> characters(String text) {
    return text == null ? null : text.chars().mapToObj(c -> (char) c).toList();
  }

  /** The first place where two lists differ, with a little around it. */
  private void show(String what, String text, List<?> expected, List<?> actual) {
    if (differences.size() >= SHOWN) {
      return;
    }
    int at = 0;
    int least = actual == null ? 0 : Math.min(expected.size(), actual.size());
    while (at < least && Objects.equals(expected.get(at), actual.get(at))) {
      at++;
    }
    differences.add(
        "%s, %s, text %d, %s differ from number %d on%n  text      %s%n  %s  %s%n  Firth     %s"
            .formatted(
                tokenizer,
                source,
                texts,
                what,
                at,
                escaped(text),
                (reference + "          ").substring(0, 8),
                around(expected, at),
                actual == null ? "none: its two ways differ" : around(actual, at)));
  }

  private static String around(List<?> list, int at) {
    return list.subList(Math.max(0, Math.min(at, list.size()) - 2), Math.min(at + 8, list.size()))
        .toString();
  }

  private static String escaped(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), CONTEXT); i++) {
      char unit = text.charAt(i);
      boolean plain = unit >= ' ' && unit < 0x7f && unit != '\\';
      shown.append(plain ? String.valueOf(unit) : "\\u%04x".formatted((int) unit));
    }
    return shown + (text.length() > CONTEXT ? "… (" + text.length() + " units)" : "");
  }

  /** Number of texts compared. */
  long texts() {
    return texts;
  }

  /** Number of mismatches of any kind. */
  long mismatches() {
    return wrongIds + wrongTokens + wrongOffsets + wrongDecoded;
  }

  /** The first differences, each in a few lines. */
  List<String> differences() {
    return differences;
  }

  /** The tokenizer and the reference together. */
  String who() {
    return tokenizer + " | " + reference;
  }

  /** All comparisons of one tokenizer with one reference as one. */
  static Comparison sum(List<Comparison> parts) {
    Comparison first = parts.getFirst();
    String source = parts.size() == 1 ? first.source : "all %d below".formatted(parts.size());
    var sum = new Comparison(first.tokenizer, first.reference, source);
    for (Comparison part : parts) {
      sum.texts += part.texts;
      sum.tokens += part.tokens;
      sum.wrongIds += part.wrongIds;
      sum.wrongTokens += part.wrongTokens;
      sum.wrongOffsets += part.wrongOffsets;
      sum.wrongDecoded += part.wrongDecoded;
      sum.ids |= part.ids;
      sum.tokenTexts |= part.tokenTexts;
      sum.offsets |= part.offsets;
      sum.decoded |= part.decoded;
    }
    return sum;
  }

  /** A row of a Markdown table whose head is {@link #head}. */
  String row() {
    return "| %s | %s | %s | %,d | %,d | %s | %s | %s | %s |"
        .formatted(
            tokenizer,
            reference,
            source,
            texts,
            tokens,
            count(ids, wrongIds),
            count(tokenTexts, wrongTokens),
            count(offsets, wrongOffsets),
            count(decoded, wrongDecoded));
  }

  private static String count(boolean told, long wrong) {
    return told ? "%,d".formatted(wrong) : "";
  }

  static String head() {
    return """
    | tokenizer | reference | text | texts | tokens | ids ≠ | tokens ≠ | offsets ≠ | decoded ≠ |
    |---|---|---|--:|--:|--:|--:|--:|--:|\
    """;
  }
}
