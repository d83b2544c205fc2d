package dev.firth.eval.classify.spans;

/**
 * CoNLL's evaluation program, conlleval (Tjong Kim Sang): a span begins and ends where the tag or
 * the type changes, whatever the scheme. It walks over right and predicted tags side by side, so
 * that a span counts as found if both begin and end together with the same type.
 */
record ConllevalReading() implements SpanReading {
  /** A tag's part before the hyphen, and its type behind it. */
  private record Tag(String prefix, String type) {
    private static final Tag OUTSIDE = new Tag("O", "");

    static Tag of(String text) {
      int hyphen = text.indexOf('-');
      return hyphen < 0
          ? new Tag(text, "")
          : new Tag(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    boolean isOutside() {
      return prefix.equals("O") || prefix.equals(".");
    }

    boolean isSingle() {
      return prefix.equals("[") || prefix.equals("]");
    }

    /** Whether this tag's prefix and the next one's are of these two strings, place by place. */
    boolean isFollowedBy(Tag next, String first, String second) {
      for (int i = 0; i < first.length(); i++) {
        if (isPrefix(first.charAt(i)) && next.isPrefix(second.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    private boolean isPrefix(char c) {
      return prefix.length() == 1 && prefix.charAt(0) == c;
    }

    boolean endsBefore(Tag next) {
      return isFollowedBy(next, "BBIIEEE", "BOBOEIO")
          || (!isOutside() && !type.equals(next.type))
          || isSingle();
    }

    static boolean begins(Tag before, Tag tag) {
      return before.isFollowedBy(tag, "BIOOEEO", "BBBIEIE")
          || (!tag.isOutside() && !before.type.equals(tag.type))
          || tag.isSingle();
    }
  }

  @Override
  public String name() {
    return "conlleval";
  }

  @Override
  public SpanCounts count(TaggedSentence sentence) {
    var counts = new SpanCounts();
    Tag lastGold = Tag.OUTSIDE;
    Tag lastPredicted = Tag.OUTSIDE;
    boolean together = false;
    for (int i = 0; i <= sentence.size(); i++) {
      boolean end = i == sentence.size();
      Tag gold = end ? Tag.OUTSIDE : Tag.of(sentence.gold().get(i));
      Tag predicted = end ? Tag.OUTSIDE : Tag.of(sentence.predicted().get(i));
      boolean goldEnds = lastGold.endsBefore(gold);
      boolean predictedEnds = lastPredicted.endsBefore(predicted);
      if (together && goldEnds && predictedEnds && lastGold.type().equals(lastPredicted.type())) {
        counts.both(lastGold.type());
        together = false;
      } else if (goldEnds != predictedEnds || !gold.type().equals(predicted.type())) {
        together = false;
      }
      boolean goldBegins = Tag.begins(lastGold, gold);
      boolean predictedBegins = Tag.begins(lastPredicted, predicted);
      if (goldBegins) {
        counts.right(gold.type());
      }
      if (predictedBegins) {
        counts.predicted(predicted.type());
      }
      together |= goldBegins && predictedBegins && gold.type().equals(predicted.type());
      lastGold = gold;
      lastPredicted = predicted;
    }
    return counts;
  }
}
