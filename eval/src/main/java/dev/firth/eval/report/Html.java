package dev.firth.eval.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML under construction: elements are closed in order, and all text is escaped. */
final class Html {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  Html open(String tag, String... attributes) {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element of HTML that never has content. */
  Html single(String tag, String... attributes) {
    tag(tag, attributes);
    return this;
  }

  /** An element of SVG without content. */
  Html shape(String tag, String... attributes) {
    return open(tag, attributes).close();
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** Text from outside, which keeps its writing direction to itself. */
  Html isolated(String text) {
    return element("bdi", text);
  }

  /** A line break in the source, for those who read it. */
  Html newline() {
    out.append('\n');
    return this;
  }

  /** Text of our own that is markup already. */
  Html trusted(String markup) {
    out.append(markup);
    return this;
  }

  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(isShowable(c) ? c : REPLACEMENT);
    }
  }

  /** Controls and halves of surrogate pairs have no place in a page, not even as references. */
  private static boolean isShowable(int c) {
    return c == '\t' || c == '\n' || !(Character.isISOControl(c) || isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
