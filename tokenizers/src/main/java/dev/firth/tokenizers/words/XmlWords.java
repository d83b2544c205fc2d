package dev.firth.tokenizers.words;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a tokenized line, and the XML tags before each and behind the last, as Moses'
 * programs for true case read them.
 */
final class XmlWords {
  private final List<String> words = new ArrayList<>();
  private final List<String> markup = new ArrayList<>(List.of(""));
  private final String line;
  private final boolean factors;

  /**
   * @param factors whether a tag right behind a {@code |} belongs to the word before it
   */
  XmlWords(String line, boolean factors) {
    this.line = line;
    this.factors = factors;
    int at = 0;
    while (at < line.length()) {
      int start = skipSpace(at);
      if (start == line.length()) {
        break;
      }
      int tagEnd = tagEnd(start);
      at = tagEnd > 0 ? tag(at, start, tagEnd) : word(start);
    }
    int last = markup.size() - 1;
    String tags = markup.get(last);
    markup.set(last, tags.isEmpty() ? "" : tags.substring(0, tags.length() - 1));
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < line.length() && isSpace(at)) {
      at++;
    }
    return at;
  }

  private boolean isSpace(int at) {
    return MosesLine.isSpace(line.charAt(at));
  }

  /** One past a tag that begins here, or -1; at least one character stands within it. */
  private int tagEnd(int start) {
    if (line.charAt(start) != '<' || start + 1 >= line.length() || isSpace(start + 1)) {
      return -1;
    }
    return line.indexOf('>', start + 2) + 1;
  }

  private int tag(int before, int start, int end) {
    int last = words.size() - 1;
    if (factors && before == start && last >= 0 && words.get(last).endsWith("|")) {
      int bars = end;
      while (bars < line.length() && line.charAt(bars) == '|') {
        bars++;
      }
      words.set(last, words.get(last) + line.substring(start, bars));
      return bars;
    }
    markup.set(last + 1, markup.get(last + 1) + line.substring(start, end) + " ");
    return end;
  }

  /** A word ends at a bracket, but for the one that it begins with. */
  private int word(int start) {
    boolean bracket = isBracket(start);
    int end = start;
    while (end < line.length() && !isSpace(end) && (bracket || !isBracket(end))) {
      end++;
    }
    words.add(line.substring(start, end));
    markup.add("");
    return end;
  }

  private boolean isBracket(int at) {
    return line.charAt(at) == '<' || line.charAt(at) == '>';
  }

  List<String> words() {
    return words;
  }

  /** The tags before a word, or behind the last one, with a blank behind each but the last. */
  String markup(int index) {
    return markup.get(index);
  }
}
