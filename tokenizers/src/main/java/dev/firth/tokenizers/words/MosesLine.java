package dev.firth.tokenizers.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line on its way through the rules of {@link MosesTokenizer}. Each rule reads the text from one
 * end to the other and writes it anew, just as a global substitution of Perl does: what one match
 * has taken, the next one cannot use. That is visible in the results, so it is kept.
 */
final class MosesLine {
  /** A period of an ellipsis, which no other rule may take for one; control characters are gone. */
  private static final char DOT = '\u0001';

  private char[] text;
  private int length;
  private char[] out;
  private int outLength;

  MosesLine(String line) {
    text = line.toCharArray();
    length = text.length;
    out = new char[3 * length + 64];
  }

  /** Whether a text is empty or all white space (Unicode's). */
  static boolean isAllSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What stands between white space. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isSpace(text.charAt(i))) {
        if (start < i) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  static boolean isSpace(int c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c == 0x85 || c == 0xa0 || (c >= 0x1680 && Character.isSpaceChar(c));
  }

  private int codePointAt(int at) {
    char c = text[at];
    return Character.isSurrogate(c) ? Character.codePointAt(text, at, length) : c;
  }

  /** Every rule says first how much it writes at most, so that {@link #put} need not look. */
  private void room(int most) {
    if (out.length < most) {
      out = new char[most];
    }
  }

  private void put(char c) {
    out[outLength++] = c;
  }

  private void putCodePoint(int c) {
    if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      put((char) c);
    } else {
      put(Character.highSurrogate(c));
      put(Character.lowSurrogate(c));
    }
  }

  private void put(String string) {
    for (int i = 0; i < string.length(); i++) {
      put(string.charAt(i));
    }
  }

  /** What was written becomes the text. */
  private void turn() {
    char[] written = out;
    out = text;
    text = written;
    length = outLength;
    outLength = 0;
  }

  private boolean contains(char c) {
    for (int i = 0; i < length; i++) {
      if (text[i] == c) {
        return true;
      }
    }
    return false;
  }

  /** White space becomes blanks, control characters fall away; a blank at both ends. */
  void cleanSpace() {
    room(length + 2);
    put(' ');
    boolean space = true;
    for (int at = 0; at < length; ) {
      int c = codePointAt(at);
      at += Character.charCount(c);
      if (isSpace(c)) {
        if (!space) {
          put(' ');
        }
        space = true;
      } else {
        space = false;
        if (c >= ' ') {
          putCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c);
        }
      }
    }
    if (!space) {
      put(' ');
    }
    turn();
  }

  /** Puts a word of letters and digits in the place of what the patterns find; gives that back. */
  List<String> protect(List<Pattern> patterns) {
    var kept = new ArrayList<String>();
    String whole = new String(text, 0, length);
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(whole);
      for (int at = 0; at <= whole.length() && matcher.find(at); at = matcher.end()) {
        if (matcher.end() == matcher.start()) {
          break;
        }
        kept.add(matcher.group());
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      whole = whole.replace(kept.get(i), " " + placeholder(i) + " ");
    }
    room(whole.length());
    put(whole);
    turn();
    return kept;
  }

  private static String placeholder(int index) {
    return "THISISPROTECTED%03d".formatted(index);
  }

  /**
   * Blanks around every sign that is neither letter nor digit nor one of {@code . ' ` , -}; runs of
   * blanks become one before that, and those at the ends fall away.
   */
  void separateSigns(boolean colonInWords) {
    room(3 * length);
    int end = length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    int at = 0;
    while (at < end && text[at] == ' ') {
      at++;
    }
    while (at < end) {
      int c = codePointAt(at);
      at += Character.charCount(c);
      if (CharacterKinds.isAlphanumeric(c) || isWithinWords(c) || (c == ':' && colonInWords)) {
        putCodePoint(c);
      } else if (c == ' ') {
        if (text[at - 2] != ' ') {
          put(' ');
        }
      } else {
        put(' ');
        putCodePoint(c);
        put(' ');
      }
    }
    turn();
  }

  private static boolean isWithinWords(int c) {
    return switch (c) {
      case '.', '\'', '`', ',', '-' -> true;
      default -> false;
    };
  }

  /** Blanks around a sign that no lower-case letter follows. */
  void separateUnlessLowerCaseFollows(char sign) {
    room(3 * length);
    for (int i = 0; i < length; i++) {
      boolean follows =
          i + 1 < length && Character.getType(codePointAt(i + 1)) == Character.LOWERCASE_LETTER;
      if (text[i] == sign && !follows) {
        put(' ');
        put(sign);
        put(' ');
      } else {
        put(text[i]);
      }
    }
    turn();
  }

  /** {@code a-b} becomes {@code a @-@ b}. */
  void splitHyphens() {
    room(3 * length);
    for (int i = 0; i < length; i++) {
      if (text[i] == '-'
          && i > 0
          && i + 1 < length
          && CharacterKinds.isAlphanumeric(Character.codePointBefore(text, i))
          && CharacterKinds.isAlphanumeric(codePointAt(i + 1))) {
        put(" @-@ ");
      } else {
        put(text[i]);
      }
    }
    turn();
  }

  /** Two and more periods are a word. */
  void joinDots() {
    room(2 * length + 2);
    boolean found = false;
    int at = 0;
    while (at < length) {
      if (text[at] != '.' || at + 1 == length || text[at + 1] != '.') {
        put(text[at++]);
        continue;
      }
      found = true;
      put(' ');
      while (at < length && text[at] == '.') {
        put(DOT);
        at++;
      }
      if (at < length) {
        put(' ');
      }
    }
    if (found) {
      turn();
    } else {
      outLength = 0;
    }
  }

  /** Blanks around commas, but for those between digits. */
  void separateCommas() {
    if (!contains(',')) {
      return;
    }
    room(4 * length);
    for (int at = 0; at < length; ) {
      int c = codePointAt(at);
      at += Character.charCount(c);
      putCodePoint(c);
      if (at < length && text[at] == ',' && !CharacterKinds.isNumber(c)) {
        put(" , ");
        at++;
      }
    }
    turn();
    room(3 * length + 2);
    for (int at = 0; at < length; ) {
      int c = codePointAt(at);
      at += Character.charCount(c);
      if (c == ',' && at < length && !CharacterKinds.isNumber(codePointAt(at))) {
        int next = codePointAt(at);
        at += Character.charCount(next);
        put(" , ");
        putCodePoint(next);
      } else {
        putCodePoint(c);
      }
    }
    turn();
    if (length > 1
        && text[length - 1] == ','
        && CharacterKinds.isNumber(Character.codePointBefore(text, length - 1))) {
      room(length + 1);
      put(new String(text, 0, length - 1));
      put(" ,");
      turn();
    }
  }

  /** English: {@code it's} becomes {@code it 's}, {@code 1990's} {@code 1990 's}. */
  void splitContractionsRight() {
    if (contains('\'')) {
      around(MosesLine::isNotAlphabetic, MosesLine::isNotAlphabetic, " ' ");
      around(
          c -> !CharacterKinds.isAlphabetic(c) && !CharacterKinds.isNumber(c),
          CharacterKinds::isAlphabetic,
          " ' ");
      around(CharacterKinds::isAlphabetic, MosesLine::isNotAlphabetic, " ' ");
      around(CharacterKinds::isAlphabetic, CharacterKinds::isAlphabetic, " '");
      around(CharacterKinds::isNumber, c -> c == 's', " '");
    }
  }

  /** French and Italian: {@code l'eau} becomes {@code l' eau}. */
  void splitContractionsLeft() {
    if (contains('\'')) {
      keepApostrophesWithinWords();
      around(CharacterKinds::isAlphabetic, CharacterKinds::isAlphabetic, "' ");
    }
  }

  /** Apostrophes that do not stand between two letters are words. */
  void keepApostrophesWithinWords() {
    if (contains('\'')) {
      around(MosesLine::isNotAlphabetic, MosesLine::isNotAlphabetic, " ' ");
      around(MosesLine::isNotAlphabetic, CharacterKinds::isAlphabetic, " ' ");
      around(CharacterKinds::isAlphabetic, MosesLine::isNotAlphabetic, " ' ");
    }
  }

  /** All apostrophes are words. */
  void separateApostrophes() {
    if (!contains('\'')) {
      return;
    }
    room(3 * length);
    for (int i = 0; i < length; i++) {
      if (text[i] == '\'') {
        put(" ' ");
      } else {
        put(text[i]);
      }
    }
    turn();
  }

  private static boolean isNotAlphabetic(int c) {
    return !CharacterKinds.isAlphabetic(c);
  }

  /** Writes an apostrophe between two characters in another way; a match takes all three. */
  private void around(IntPredicate before, IntPredicate after, String replacement) {
    room(3 * length);
    for (int at = 0; at < length; ) {
      int c = codePointAt(at);
      at += Character.charCount(c);
      putCodePoint(c);
      if (at + 1 < length
          && text[at] == '\''
          && before.test(c)
          && after.test(codePointAt(at + 1))) {
        int next = codePointAt(at + 1);
        put(replacement);
        putCodePoint(next);
        at += 1 + Character.charCount(next);
      }
    }
    turn();
  }

  /** Periods behind words, but for abbreviations; words then have one blank between them. */
  void separatePeriods(NonbreakingPrefixes prefixes) {
    room(2 * length + 4);
    int end = length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    for (int at = 0; at < end; ) {
      int start = at;
      while (at < end && text[at] != ' ') {
        at++;
      }
      if (at > start) {
        if (outLength > 0) {
          put(' ');
        }
        word(start, at, end, prefixes);
      }
      at++;
    }
    if (outLength >= 2 && out[outLength - 1] == '\'' && out[outLength - 2] == '.') {
      outLength -= 2;
      put(" . ' ");
    }
    turn();
  }

  private void word(int start, int end, int lineEnd, NonbreakingPrefixes prefixes) {
    boolean period = end - start > 1 && text[end - 1] == '.';
    boolean split = period && (end == lineEnd || !keepsPeriod(start, end - 1, end + 1, prefixes));
    for (int i = start; i < end - (split ? 1 : 0); i++) {
      put(text[i]);
    }
    if (split) {
      put(" .");
    }
  }

  private boolean keepsPeriod(int start, int end, int next, NonbreakingPrefixes prefixes) {
    boolean dot = false;
    boolean letter = false;
    for (int at = start; at < end; ) {
      int c = codePointAt(at);
      dot |= c == '.';
      letter |= CharacterKinds.isAlphabetic(c);
      at += Character.charCount(c);
    }
    if ((dot && letter) || Character.isLowerCase(codePointAt(next))) {
      return true;
    }
    String word = new String(text, start, end - start);
    return prefixes.alwaysKeeps(word)
        || (CharacterKinds.isAsciiDigit(text[next]) && prefixes.keepsBeforeNumber(word));
  }

  /** Ellipses get their periods back, protected text its place. */
  void restore(List<String> kept) {
    for (int i = 0; i < length; i++) {
      if (text[i] == DOT) {
        text[i] = '.';
      }
    }
    if (!kept.isEmpty()) {
      String whole = new String(text, 0, length);
      for (int i = 0; i < kept.size(); i++) {
        whole = whole.replace(placeholder(i), kept.get(i));
      }
      room(whole.length());
      put(whole);
      turn();
    }
  }

  /** Characters with a meaning in Moses' files. */
  void escape() {
    int special = 0;
    for (int i = 0; i < length; i++) {
      if (escaped(text[i]) != null) {
        special++;
      }
    }
    if (special == 0) {
      return;
    }
    room(length + 5 * special);
    for (int i = 0; i < length; i++) {
      String escaped = escaped(text[i]);
      if (escaped == null) {
        put(text[i]);
      } else {
        put(escaped);
      }
    }
    turn();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '|' -> "&#124;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\'' -> "&apos;";
      case '"' -> "&quot;";
      case '[' -> "&#91;";
      case ']' -> "&#93;";
      default -> null;
    };
  }

  @Override
  public String toString() {
    return new String(text, 0, length);
  }
}
