package dev.firth.eval.classify.spans;

/**
 * A tag in two parts.
 *
 * @param prefix where in a span the token stands
 * @param type what the span names; {@code _} if nothing is said
 */
record SchemeTag(char prefix, String type) {
  static final SchemeTag OUTSIDE = new SchemeTag('O', "_");

  static SchemeTag of(String tag) {
    int start = 1;
    int end = tag.length();
    while (start < end && tag.charAt(start) == '-') {
      start++;
    }
    while (end > start && tag.charAt(end - 1) == '-') {
      end--;
    }
    return new SchemeTag(tag.charAt(0), start == end ? "_" : tag.substring(start, end));
  }
}
