package dev.firth.tokenizers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a regular expression of the Oniguruma library (its own syntax, UTF-8, no options), which is
 * what Hugging Face's tokenizers use, and writes it for {@link Pattern}. What differs: the classes
 * {@code \w \d \s \h} and the brackets' names are those of Unicode; {@code ^} and {@code $} are
 * ends of lines; an option in the middle of a group reaches over the alternatives that follow; an
 * interval is never possessive. What {@link Pattern} cannot do (calls of groups, {@code \K}, absent
 * operators, conditions) is refused.
 */
final class OnigurumaSyntax {
  /** Lines end with a line feed alone, and case is folded by Unicode where it is folded at all. */
  private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.UNICODE_CASE;

  /**
   * Matches nothing at all, but since a character outside the basic plane stands behind them,
   * expressions that look back do so by whole characters.
   */
  private static final String WHOLE_CHARACTERS = "(?:\ud800\udc00){0}";

  private final String expression;
  private final StringBuilder out = new StringBuilder();

  /** For every open group, how many more have to be closed with it. */
  private final Deque<Integer> extraGroups = new ArrayDeque<>();

  /** Where the output of each open group begins. */
  private final Deque<Integer> groupStarts = new ArrayDeque<>();

  private int at;

  /** Where the output of the last item that can be repeated begins; -1 if there is none. */
  private int atom = -1;

  private OnigurumaSyntax(String expression) {
    this.expression = expression;
  }

  /**
   * The pattern for {@link Pattern}'s matcher.
   *
   * @throws IllegalArgumentException with the place of what is wrong or not known
   */
  static Pattern compile(String expression) {
    String translated =
        "(?:" + new OnigurumaSyntax(expression).translate() + ")" + WHOLE_CHARACTERS;
    try {
      return Pattern.compile(translated, FLAGS);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the regular expression " + expression + " cannot be used: " + e.getDescription(), e);
    }
  }

  private String translate() {
    extraGroups.push(0);
    groupStarts.push(0);
    while (at < expression.length()) {
      item();
    }
    if (extraGroups.size() != 1) {
      throw wrong("a group is not closed");
    }
    return out.append(")".repeat(extraGroups.pop())).toString();
  }

  private void item() {
    char c = expression.charAt(at);
    switch (c) {
      case '\\' -> {
        begin();
        escape();
      }
      case '[' -> {
        begin();
        out.append(new BracketSyntax().read());
      }
      case '(' -> open();
      case ')' -> close();
      case '*', '+', '?' -> repeat(expression.substring(at, ++at));
      case '{' -> interval();
      case '|', '^', '$' -> {
        at++;
        out.append(c);
        atom = -1;
      }
      default -> {
        begin();
        literal();
      }
    }
  }

  private void begin() {
    atom = out.length();
  }

  private void literal() {
    int codePoint = expression.codePointAt(at);
    at += Character.charCount(codePoint);
    if (codePoint == '.') {
      out.append('.');
    } else {
      appendLiteral(out, codePoint);
    }
  }

  private static void appendLiteral(StringBuilder out, int codePoint) {
    if (codePoint < 0x80 && !Character.isLetterOrDigit(codePoint)) {
      out.append("\\x").append("%02x".formatted(codePoint));
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  private void open() {
    int start = out.length();
    at++;
    int extra = 0;
    if (peek("?#")) {
      skipComment();
      return;
    }
    if (peek("?")) {
      at++;
      extra = groupKind();
      if (extra < 0) {
        return; // an option for the rest of the group that is open already
      }
    } else {
      out.append('(');
    }
    groupStarts.push(start);
    extraGroups.push(extra);
    atom = -1;
  }

  private void skipComment() {
    int end = expression.indexOf(')', at);
    if (end < 0) {
      throw wrong("a comment is not closed");
    }
    at = end + 1;
  }

  private int groupKind() {
    for (String kind : List.of(":", "=", "!", ">", "<=", "<!")) {
      if (peek(kind)) {
        at += kind.length();
        out.append("(?").append(kind);
        return 0;
      }
    }
    if (peek("<")) {
      int end = expression.indexOf('>', at);
      if (end > 0 && expression.substring(at + 1, end).matches("[a-zA-Z][a-zA-Z0-9]*")) {
        out.append("(?").append(expression, at, end + 1);
        at = end + 1;
        return 0;
      }
    }
    return options();
  }

  /** {@code (?i)} and {@code (?i:…)}; Oniguruma's m lets a dot match line feeds. */
  private int options() {
    var options = new StringBuilder();
    for (; at < expression.length(); at++) {
      char c = expression.charAt(at);
      switch (c) {
        case 'i', '-' -> options.append(c);
        case 'm' -> options.append('s');
        case ':' -> {
          at++;
          out.append("(?").append(options).append(':');
          return 0;
        }
        case ')' -> {
          at++;
          out.append("(?").append(options).append(':');
          extraGroups.push(extraGroups.pop() + 1);
          atom = -1;
          return -1;
        }
        default -> throw wrong("a group of a kind that is not known");
      }
    }
    throw wrong("a group is not closed");
  }

  private void close() {
    if (extraGroups.size() == 1) {
      throw wrong("a parenthesis too many");
    }
    at++;
    out.append(")".repeat(extraGroups.pop() + 1));
    atom = groupStarts.pop();
  }

  private void repeat(String quantifier) {
    if (atom < 0) {
      throw wrong("nothing to repeat");
    }
    out.append(quantifier);
    if (peek("?") || peek("+")) {
      out.append(expression.charAt(at++));
    }
    wrapIfRepeatedAgain();
  }

  /** A quantifier on what has one already: Java wants a group around it. */
  private void wrapIfRepeatedAgain() {
    if (at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
      out.insert(atom, "(?:").append(')');
    }
  }

  private void interval() {
    int end = expression.indexOf('}', at);
    String inside = end < 0 ? "" : expression.substring(at + 1, end);
    if (!inside.matches("\\d+|\\d+,\\d*|,\\d+")) {
      begin();
      literal();
      return;
    }
    if (atom < 0) {
      throw wrong("nothing to repeat");
    }
    at = end + 1;
    out.append('{').append(inside.startsWith(",") ? "0" : "").append(inside).append('}');
    if (peek("?") && inside.contains(",")) {
      at++;
      out.append('?');
    }
    wrapIfRepeatedAgain();
  }

  private void escape() {
    char c = next("an escape is not finished");
    switch (c) {
      case 'b' -> out.append(wordBoundary(false));
      case 'B' -> out.append(wordBoundary(true));
      case 'A', 'z', 'Z', 'G' -> out.append('\\').append(c);
      case 'k' -> out.append("\\k").append(upTo('>'));
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> out.append('\\').append(c);
      default -> {
        at -= 2;
        String characters = characterClass();
        if (characters != null) {
          out.append('[').append(characters).append(']');
        } else {
          appendLiteral(out, escapedLiteral());
        }
      }
    }
  }

  private static String wordBoundary(boolean negated) {
    String word = "[" + UnicodeClasses.WORD + "]";
    String before = "(?<=" + word + ")";
    String notBefore = "(?<!" + word + ")";
    String after = "(?=" + word + ")";
    String notAfter = "(?!" + word + ")";
    return negated
        ? "(?:" + before + after + "|" + notBefore + notAfter + ")"
        : "(?:" + before + notAfter + "|" + notBefore + after + ")";
  }

  /** An escape that stands for many characters, for the inside of brackets; null if it is none. */
  private String characterClass() {
    char c = expression.charAt(at + 1);
    if (c == 'p' || c == 'P') {
      at += 2;
      if (!peek("{")) {
        throw wrong("a property without braces");
      }
      at++;
      String name = upTo('}');
      return UnicodeClasses.property(name.substring(0, name.length() - 1), c == 'P')
          .orElseThrow(() -> wrong("a property that is not known"));
    }
    String shorthand = UnicodeClasses.shorthand(c);
    if (shorthand != null) {
      at += 2;
    }
    return shorthand;
  }

  /** An escape that stands for one character. */
  private int escapedLiteral() {
    char c = next("an escape is not finished");
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      case 'x' -> hexadecimal();
      case 'u' -> digits(4);
      case '0', 'c', 'C', 'M', 'K', 'R', 'X', 'N', 'O', 'y', 'Y', 'g', 'Q', 'E' ->
          throw wrong("\\" + c + " is not known");
      default -> {
        at--;
        int codePoint = expression.codePointAt(at);
        at += Character.charCount(codePoint);
        yield codePoint;
      }
    };
  }

  private int hexadecimal() {
    if (peek("{")) {
      at++;
      String inside = upTo('}');
      return parse(inside.substring(0, inside.length() - 1));
    }
    int end = at;
    while (end < expression.length()
        && end < at + 2
        && Character.digit(expression.charAt(end), 16) >= 0) {
      end++;
    }
    return digits(end - at);
  }

  private int digits(int count) {
    int end = at + count;
    if (end > expression.length()) {
      throw wrong("too few digits");
    }
    String inside = expression.substring(at, end);
    at = end;
    return parse(inside);
  }

  private int parse(String hexadecimal) {
    try {
      int codePoint = Integer.parseInt(hexadecimal, 16);
      if (Character.isValidCodePoint(codePoint)) {
        return codePoint;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong("not a character's number");
  }

  private String upTo(char end) {
    int found = expression.indexOf(end, at);
    if (found < 0) {
      throw wrong("'" + end + "' is missing");
    }
    String inside = expression.substring(at, found + 1);
    at = found + 1;
    return inside;
  }

  private char next(String otherwise) {
    at++;
    if (at >= expression.length()) {
      throw wrong(otherwise);
    }
    return expression.charAt(at++);
  }

  private boolean peek(String text) {
    return expression.startsWith(text, at);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the regular expression %s cannot be used: %s, near character %d"
            .formatted(expression, what, at + 1));
  }

  /** Characters in brackets: unions, and what several of them have in common. */
  private final class BracketSyntax {
    private final List<String> operands = new ArrayList<>();
    private StringBuilder union = new StringBuilder();

    String read() {
      at++;
      boolean negated = peek("^");
      if (negated) {
        at++;
      }
      boolean first = true;
      while (first || !peek("]")) {
        if (at >= expression.length()) {
          throw wrong("a bracket is not closed");
        }
        member();
        first = false;
      }
      at++;
      operands.add(union.toString());
      return text(negated);
    }

    private String text(boolean negated) {
      String sign = negated ? "[^" : "[";
      if (operands.size() == 1) {
        return sign + operands.getFirst() + "]";
      }
      var common = new StringBuilder(sign);
      for (String operand : operands) {
        common.append(common.length() > sign.length() ? "&&" : "").append('[');
        common.append(operand).append(']');
      }
      return common.append(']').toString();
    }

    private void member() {
      if (peek("[:")) {
        int end = expression.indexOf(":]", at);
        if (end > 0) {
          String name = expression.substring(at + 2, end);
          union.append(UnicodeClasses.bracket(name).orElseThrow(() -> wrong("[:" + name + ":]")));
          at = end + 2;
          return;
        }
      }
      if (peek("[")) {
        union.append(new BracketSyntax().read());
      } else if (peek("&&")) {
        at += 2;
        operands.add(union.toString());
        union = new StringBuilder();
      } else {
        range();
      }
    }

    private void range() {
      int from = one();
      if (from < 0) {
        return;
      }
      appendLiteral(union, from);
      if (!peek("-") || at + 1 >= expression.length() || expression.charAt(at + 1) == ']') {
        return;
      }
      at++;
      if (peek("[")) {
        appendLiteral(union, '-');
        return;
      }
      int to = one();
      if (to < 0) {
        appendLiteral(union, '-');
        return;
      }
      union.append('-');
      appendLiteral(union, to);
    }

    /** The next character; -1 if it was an escape for many, which then stands in the union. */
    private int one() {
      if (!peek("\\")) {
        int codePoint = expression.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
      }
      if (at + 1 >= expression.length()) {
        throw wrong("an escape is not finished");
      }
      if (expression.charAt(at + 1) == 'b') {
        at += 2;
        return '\b';
      }
      String many = characterClass();
      if (many != null) {
        union.append(many);
        return -1;
      }
      return escapedLiteral();
    }
  }
}
