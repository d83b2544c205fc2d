package dev.firth.corpora.almanac.tales;

import java.util.List;

/**
 * A document of a few short sentences.
 *
 * @param theme what it is about, for classification
 * @param sentences ordinary prose, each with its full stop
 */
public record ShortTale(String theme, List<String> sentences) {
  public ShortTale {
    sentences = List.copyOf(sentences);
  }

  /** All sentences as one paragraph. */
  public String text() {
    return String.join(" ", sentences);
  }
}
