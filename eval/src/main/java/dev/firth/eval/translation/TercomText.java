package dev.firth.eval.translation;

/** Prepares segments for TER as tercom's normaliser does in sacreBLEU. */
final class TercomText {
  private static final String WESTERN_PUNCTUATION = ".,?:;!\"()";

  private final TerOptions options;
  private final MarkSplitter marks;
  private final TokenSpans spans = new TokenSpans();

  TercomText(TerOptions options) {
    this.options = options;
    this.marks =
        new MarkSplitter(
            options.asianSupport() ? CharClasses.TERCOM_ASIAN : CharClasses.TERCOM, true);
  }

  /** The segment with single or several blanks between its words. */
  String prepared(String segment) {
    String text = PythonText.stripTrailing(segment);
    if (!options.caseSensitive()) {
      text = PythonText.lower(text);
    }
    if (options.normalized() && !text.isEmpty()) {
      text = normalized(text);
    }
    return options.noPunct() ? withoutPunctuation(text) : text;
  }

  private String normalized(String text) {
    String joined = text.indexOf('\n') < 0 ? text : text.replace("\n-", "").replace('\n', ' ');
    spans.reset(Entities.decoded(joined));
    marks.split(spans, 0);
    return spans.joined();
  }

  private String withoutPunctuation(String text) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean removed =
          WESTERN_PUNCTUATION.indexOf(c) >= 0
              || (options.asianSupport() && AsianMarks.isPunctuation(c));
      if (!removed) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
