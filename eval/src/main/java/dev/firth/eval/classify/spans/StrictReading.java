package dev.firth.eval.classify.spans;

import dev.firth.runs.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Seqeval's strict mode: spans whose tags do not follow the scheme are none. */
record StrictReading(SpanScheme scheme) implements SpanReading {
  @Override
  public String name() {
    return "strict-" + scheme.label();
  }

  @Override
  public SpanCounts count(TaggedSentence sentence) throws BadInputException {
    return SpanSets.counts(
        spans(tags(sentence.gold(), sentence)), spans(tags(sentence.predicted(), sentence)));
  }

  /** The tags, and one outside behind them. */
  private List<SchemeTag> tags(List<String> texts, TaggedSentence sentence)
      throws BadInputException {
    var tags = new ArrayList<SchemeTag>();
    for (String text : texts) {
      var tag = SchemeTag.of(text);
      if (scheme.prefixes().indexOf(tag.prefix()) < 0) {
        throw new BadInputException(
            "line %d: the tag '%s' is not of the scheme %s, whose tags begin with one of %s"
                .formatted(sentence.line() + tags.size(), text, scheme.label(), scheme.prefixes()));
      }
      tags.add(tag);
    }
    tags.add(SchemeTag.OUTSIDE);
    return tags;
  }

  private Set<Span> spans(List<SchemeTag> tags) {
    var spans = new LinkedHashSet<Span>();
    SchemeTag before = SchemeTag.OUTSIDE;
    int i = 0;
    while (i < tags.size()) {
      SchemeTag tag = tags.get(i);
      int next = i + 1;
      if (scheme.begins(before, tag)) {
        while (scheme.goesOn(tags.get(next - 1), tags.get(next))) {
          next++;
        }
        if (scheme.ends(tags.get(next - 1), tags.get(next))) {
          spans.add(new Span(tag.type(), i, next));
        }
      }
      before = tags.get(next - 1);
      i = next;
    }
    return spans;
  }
}
