package dev.firth.eval.classify.spans;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Seqeval's default reading: the first character of a tag is its prefix, its type is what follows
 * the hyphen, or {@code _}. B and S begin a span, E and S end one, and so does any change of type.
 */
record SeqevalReading() implements SpanReading {
  @Override
  public String name() {
    return "seqeval";
  }

  @Override
  public SpanCounts count(TaggedSentence sentence) {
    return SpanSets.counts(spans(sentence.gold()), spans(sentence.predicted()));
  }

  private static Set<Span> spans(List<String> tags) {
    var spans = new LinkedHashSet<Span>();
    int lastPrefix = 'O';
    String lastType = "";
    int start = 0;
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i == tags.size() ? "O" : tags.get(i);
      int prefix = tag.codePointAt(0);
      String type = type(tag);
      if (ends(lastPrefix, prefix, lastType, type)) {
        spans.add(new Span(lastType, start, i));
      }
      if (begins(lastPrefix, prefix, lastType, type)) {
        start = i;
      }
      lastPrefix = prefix;
      lastType = type;
    }
    return spans;
  }

  private static String type(String tag) {
    String rest = tag.substring(tag.offsetByCodePoints(0, 1));
    String type = rest.substring(rest.indexOf('-') + 1);
    return type.isEmpty() ? "_" : type;
  }

  private static boolean ends(int before, int now, String typeBefore, String type) {
    return before == 'E'
        || before == 'S'
        || (isIn(before, "BI") && isIn(now, "BSO"))
        || (!isIn(before, "O.") && !typeBefore.equals(type));
  }

  private static boolean begins(int before, int now, String typeBefore, String type) {
    return isIn(now, "BS")
        || (isIn(before, "ESO") && isIn(now, "EI"))
        || (!isIn(now, "O.") && !typeBefore.equals(type));
  }

  private static boolean isIn(int prefix, String prefixes) {
    return prefixes.indexOf(prefix) >= 0;
  }
}
