package dev.firth.eval.translation;

import java.util.ArrayList;
import java.util.List;

/**
 * References of a corpus: for each segment, in order, one text or several. A type of its own so
 * that the two ways of nesting lists, by reference and by segment, cannot be taken for each other;
 * scoring checks that there are as many segments as hypotheses.
 *
 * <p>A null text is a reference that a segment does not have; an empty one is a reference that is
 * empty.
 */
public final class References {
  private final List<List<String>> segments;

  private References(List<List<String>> segments) {
    this.segments = segments;
  }

  /** One reference a segment. */
  public static References single(List<String> texts) {
    return ofStreams(List.of(texts));
  }

  /**
   * Whole references one after another, as files hold them: element 0 has the first reference of
   * every segment.
   *
   * @throws IllegalArgumentException if there is none, they differ in length, or a segment has no
   *     reference at all
   */
  public static References ofStreams(List<? extends List<String>> streams) {
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("there is no reference");
    }
    int count = streams.getFirst().size();
    for (int i = 1; i < streams.size(); i++) {
      if (streams.get(i).size() != count) {
        throw new IllegalArgumentException(
            "reference 1 has "
                + count
                + " segments and reference "
                + (i + 1)
                + " has "
                + streams.get(i).size()
                + "; each is to be a whole reference (ofSegments takes lists by segment)");
      }
    }
    var segments = new ArrayList<List<String>>(count);
    for (int segment = 0; segment < count; segment++) {
      var texts = new ArrayList<String>(streams.size());
      for (List<String> stream : streams) {
        addPresent(texts, stream.get(segment));
      }
      segments.add(checked(texts, segment));
    }
    return new References(segments);
  }

  /**
   * The references of one segment after another: element 0 has all references of the first segment.
   *
   * @throws IllegalArgumentException if a segment has none
   */
  public static References ofSegments(List<? extends List<String>> bySegment) {
    var segments = new ArrayList<List<String>>(bySegment.size());
    for (List<String> given : bySegment) {
      var texts = new ArrayList<String>(given.size());
      given.forEach(text -> addPresent(texts, text));
      segments.add(checked(texts, segments.size()));
    }
    return new References(segments);
  }

  private static void addPresent(List<String> texts, String text) {
    if (text != null) {
      texts.add(text);
    }
  }

  private static List<String> checked(List<String> texts, int segment) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("segment " + (segment + 1) + " has no reference");
    }
    return List.copyOf(texts);
  }

  /** How many segments there are. */
  public int size() {
    return segments.size();
  }

  /** The references of a segment, from 0; at least one. */
  public List<String> of(int segment) {
    return segments.get(segment);
  }
}
