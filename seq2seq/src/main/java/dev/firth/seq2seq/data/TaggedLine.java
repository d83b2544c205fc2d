package dev.firth.seq2seq.data;

import java.util.List;

/**
 * A line and the tag that it begins with.
 *
 * @param tag empty where there is none
 * @param text behind the tag and its blank
 */
record TaggedLine(String tag, String text) {
  /** Looks for a tag at the beginning of a line. */
  static TaggedLine of(String line, List<String> tags) {
    for (String tag : tags) {
      if (line.startsWith(tag) && line.startsWith(" ", tag.length())) {
        return new TaggedLine(tag, line.substring(tag.length() + 1));
      }
    }
    return new TaggedLine("", line);
  }
}
