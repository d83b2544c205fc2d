package dev.firth.tokenizers.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Cuts a paragraph into sentences as {@code split-sentences.perl} of Moses does: after {@code ? !}
 * and ellipses before a capital or a digit, after a period likewise unless the word before it is
 * known as an abbreviation or looks like an acronym; closing quotes and brackets stay with the
 * sentence before, opening ones go to the one behind. It is made for scripts with capital letters.
 * Immutable and thread-safe.
 */
public final class SentenceSplitter {
  private static final String START = "[\\p{IsUppercase}0-9]";
  private static final String OPENING = "['\"(\\[¿¡\\p{Pi}]";
  private static final String END = "?!؟\\u0964\\u0965";

  private static final Pattern AFTER_MARK =
      Pattern.compile("([" + END + "]) +(" + OPENING + "*" + START + ")");
  private static final Pattern AFTER_ELLIPSIS =
      Pattern.compile("((?<!\\.)\\.\\.++) +(" + OPENING + "*" + START + ")");
  private static final Pattern AFTER_CLOSING =
      Pattern.compile(
          "([" + END + ".] *[\\u300d\\u300f'\")\\]\\p{Pf}]+) +(" + OPENING + "* *" + START + ")");
  private static final Pattern BEFORE_OPENING =
      Pattern.compile("([" + END + ".]) +([\\u300d\\u300f'\"(\\[¿¡\\p{Pi}]+ *" + START + ")");

  private final NonbreakingPrefixes prefixes;

  private SentenceSplitter(NonbreakingPrefixes prefixes) {
    this.prefixes = prefixes;
  }

  /** The splitter of a language, given by its code, with the abbreviations that Firth knows. */
  public static SentenceSplitter of(String language) {
    return new SentenceSplitter(NonbreakingPrefixes.of(language));
  }

  /** A splitter with other abbreviations. */
  public static SentenceSplitter with(NonbreakingPrefixes prefixes) {
    return new SentenceSplitter(prefixes);
  }

  /** The sentences of a paragraph; line feeds within it are ends of sentences. */
  public List<String> split(String paragraph) {
    String text = breakAtMarks(clean(paragraph));
    String broken = clean(breakAtPeriods(words(text)));
    var sentences = new ArrayList<String>();
    for (String sentence : broken.split("\n")) {
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private static String breakAtMarks(String paragraph) {
    String text = paragraph;
    boolean marks = hasMark(text);
    if (marks) {
      text = AFTER_MARK.matcher(text).replaceAll("$1\n$2");
    }
    if (text.contains("..")) {
      text = AFTER_ELLIPSIS.matcher(text).replaceAll("$1\n$2");
    }
    if (marks || text.indexOf('.') >= 0) {
      text = AFTER_CLOSING.matcher(text).replaceAll("$1\n$2");
      text = BEFORE_OPENING.matcher(text).replaceAll("$1\n$2");
    }
    return text;
  }

  private static boolean hasMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '?', '!', '؟', '\u0964', '\u0965' -> {
          return true;
        }
        default -> {
          // Goes on.
        }
      }
    }
    return false;
  }

  /** What stands between blanks; line feeds are within words. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isHorizontalSpace(text.charAt(i))) {
        words.add(text.substring(start, i));
        start = i + 1;
      }
    }
    while (!words.isEmpty() && words.getLast().isEmpty()) {
      words.removeLast();
    }
    return words;
  }

  private static boolean isHorizontalSpace(char c) {
    return c == ' '
        || c == '\t'
        || (c >= 0xa0 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /** One blank for many, none at the ends of lines. */
  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int last = clean.length() - 1;
      if (c == ' ' && (last < 0 || clean.charAt(last) == ' ' || clean.charAt(last) == '\n')) {
        continue;
      }
      if (c == '\n' && last >= 0 && clean.charAt(last) == ' ') {
        clean.setLength(last);
      }
      clean.append(c);
    }
    int end = clean.length();
    return end > 0 && clean.charAt(end - 1) == ' ' ? clean.substring(0, end - 1) : clean.toString();
  }

  private String breakAtPeriods(List<String> words) {
    var text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      text.append(word);
      if (i + 1 < words.size()) {
        if (word.endsWith(".") && endsSentence(word, words.get(i + 1))) {
          text.append('\n');
        }
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** Whether a word with a period at its end ends a sentence, as the next word shows. */
  private boolean endsSentence(String word, String next) {
    int dots = word.length();
    while (dots > 0 && word.charAt(dots - 1) == '.') {
      dots--;
    }
    int closing = skipBack(word, dots, SentenceSplitter::isClosing);
    boolean closed = closing < dots;
    int prefixEnd = closed ? closing : word.length() - 1;
    int prefixStart =
        skipBack(word, prefixEnd, c -> CharacterKinds.isAlphanumeric(c) || c == '.' || c == '-');
    String prefix = closed ? "" : word.substring(prefixStart, prefixEnd);
    if (prefixes.alwaysKeeps(prefix) || isAcronym(word, dots)) {
      return false;
    }
    return mayBegin(next)
        && !(prefixes.keepsBeforeNumber(prefix)
            && !next.isEmpty()
            && CharacterKinds.isAsciiDigit(next.charAt(0)));
  }

  /** Capitals and hyphens behind a period: U.S.A. */
  private static boolean isAcronym(String word, int dots) {
    int start = skipBack(word, dots, c -> Character.isUpperCase(c) || c == '-');
    return start < dots && start > 0 && word.charAt(start - 1) == '.';
  }

  private static boolean isClosing(int c) {
    return c == '\''
        || c == '"'
        || c == ')'
        || c == ']'
        || c == '%'
        || CharacterKinds.isClosingQuote(c);
  }

  /** Whether a sentence may begin with a word: quotes and brackets, then a capital or a digit. */
  private static boolean mayBegin(String word) {
    int at = 0;
    while (at < word.length()) {
      int c = word.codePointAt(at);
      if (Character.isUpperCase(c) || CharacterKinds.isAsciiDigit(c)) {
        return true;
      }
      if ("'\"([¿¡".indexOf(c) < 0 && !CharacterKinds.isOpeningQuote(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  private static int skipBack(String word, int end, IntPredicate test) {
    int at = end;
    while (at > 0 && test.test(word.codePointBefore(at))) {
      at -= Character.charCount(word.codePointBefore(at));
    }
    return at;
  }
}
