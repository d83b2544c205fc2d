package dev.firth.corpora;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which words of a sentence stand for which words of its translation.
 *
 * @param links in the order in which they are written
 */
public record WordAlignment(List<Link> links) {
  /**
   * A pair of words.
   *
   * @param source number of the word in the sentence, from 0
   * @param target number of the word in the translation, from 0
   */
  public record Link(int source, int target) {
    @Override
    public String toString() {
      return source + "-" + target;
    }
  }

  public WordAlignment {
    links = List.copyOf(links);
  }

  /** As programs exchange them: pairs such as {@code 0-0 1-2} (the Pharaoh format). */
  @Override
  public String toString() {
    return links.stream().map(Link::toString).collect(Collectors.joining(" "));
  }
}
