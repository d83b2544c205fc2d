package dev.firth.tokenizers.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Joins tokens of {@link MosesTokenizer} into text as {@code detokenizer.perl} of Moses does.
 * Punctuation goes to the word before it, brackets and currency signs to the word after them;
 * quotation marks open and close by turns. Rules for contractions are those of English, French and
 * Italian, for Czech decimal numbers those of Czech. Immutable.
 */
public final class MosesDetokenizer {
  private final String language;

  private MosesDetokenizer(String language) {
    this.language = language;
  }

  /** The detokenizer of a language, given by its code. */
  public static MosesDetokenizer of(String language) {
    return new MosesDetokenizer(language);
  }

  /** The text of a line of tokens; a line that is one XML tag, or white space, stays as it is. */
  public String detokenize(String line) {
    if (isTag(line) || MosesLine.isAllSpace(line)) {
      return line;
    }
    String text = unescape((" " + line + " ").replace(" @-@ ", "-"));
    return new Joining(text.split(" "), language).text();
  }

  private static boolean isTag(String line) {
    return line.length() > 2 && line.startsWith("<") && line.endsWith(">");
  }

  /** Undoes the escapes of {@link MosesTokenizer}, those of its older versions too. */
  public static String unescape(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return text.replace("&bar;", "|")
        .replace("&#124;", "|")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&bra;", "[")
        .replace("&ket;", "]")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#91;", "[")
        .replace("&#93;", "]")
        .replace("&amp;", "&");
  }

  /** One line's words as they are put together. */
  private static final class Joining {
    private final String[] words;
    private final String language;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> quotes = new HashMap<>();
    private boolean blankBefore = true;

    Joining(String[] words, String language) {
      this.words = words;
      this.language = language;
    }

    String text() {
      int at = 0;
      while (at < words.length) {
        at += add(at);
      }
      return trimmed();
    }

    /** Adds a word, or two; gives how many. */
    private int add(int i) {
      String word = words[i];
      if (word.isEmpty()) {
        alone(word);
      } else if (isCjk(word.codePointAt(0))) {
        cjk(i);
      } else if (allMatch(word, Joining::opens)) {
        toTheRight(word);
      } else if (word.chars().allMatch(c -> ",.?!:;\\%}])".indexOf(c) >= 0)) {
        if (language.equals("fr") && word.length() == 1 && "?!:;\\%".contains(word)) {
          text.append(' ');
        }
        toTheLeft(word);
      } else if (isEnglishContraction(i) || isCzechDecimal(i)) {
        toTheLeft(word);
      } else if (isRomanceContraction(i)) {
        toTheRight(word);
      } else if (isCzechDash(i)) {
        toTheRight(word + words[i + 1]);
        return 2;
      } else if (word.chars().allMatch(c -> "'\"„“`".indexOf(c) >= 0)) {
        quote(i);
      } else {
        alone(word);
      }
      return 1;
    }

    private void cjk(int i) {
      String previous = i > 0 ? words[i - 1] : "";
      if (!previous.isEmpty()
          && isCjk(previous.codePointBefore(previous.length()))
          && !language.equals("ko")) {
        toTheLeft(words[i]);
      } else {
        alone(words[i]);
      }
    }

    private static boolean opens(int c) {
      return c == '('
          || c == '['
          || c == '{'
          || c == '¿'
          || c == '¡'
          || CharacterKinds.isCurrency(c);
    }

    private boolean isEnglishContraction(int i) {
      return language.equals("en")
          && i > 0
          && words[i].length() > 1
          && words[i].charAt(0) == '\''
          && CharacterKinds.isAlphabetic(words[i].codePointAt(1))
          && !words[i - 1].isEmpty()
          && CharacterKinds.isAlphanumeric(words[i - 1].codePointBefore(words[i - 1].length()));
    }

    private boolean isCzechDecimal(int i) {
      return language.equals("cs")
          && i > 1
          && isNumber(words[i - 2])
          && (words[i - 1].equals(".") || words[i - 1].equals(","))
          && isNumber(words[i]);
    }

    private static boolean isNumber(String word) {
      return !word.isEmpty() && word.chars().allMatch(CharacterKinds::isAsciiDigit);
    }

    private boolean isRomanceContraction(int i) {
      String word = words[i];
      return (language.equals("fr") || language.equals("it"))
          && i <= words.length - 2
          && word.length() > 1
          && word.endsWith("'")
          && CharacterKinds.isAlphabetic(word.codePointBefore(word.length() - 1))
          && !words[i + 1].isEmpty()
          && CharacterKinds.isAlphabetic(words[i + 1].codePointAt(0));
    }

    private boolean isCzechDash(int i) {
      if (!language.equals("cs") || i >= words.length - 3) {
        return false;
      }
      String word = words[i];
      String third = words[i + 2].toLowerCase(Locale.ROOT);
      return CharacterKinds.isAlphabetic(word.codePointBefore(word.length()))
          && (words[i + 1].equals("-") || words[i + 1].equals("–"))
          && (third.equals("li") || third.startsWith("mail"));
    }

    private void quote(int i) {
      String word = words[i];
      boolean curly = word.chars().allMatch(c -> "„“”".indexOf(c) >= 0);
      String kind = curly ? "\"" : word;
      int seen = quotes.getOrDefault(kind, 0);
      if (language.equals("cs") && word.equals("„")) {
        seen = 0;
      } else if (language.equals("cs") && word.equals("“")) {
        seen = 1;
      }
      boolean opens = seen % 2 == 0;
      if (opens
          && language.equals("en")
          && word.equals("'")
          && i > 0
          && words[i - 1].endsWith("s")) {
        quotes.put(kind, seen);
        toTheLeft(word); // a possessive: the Jones' house
        return;
      }
      quotes.put(kind, seen + 1);
      if (opens) {
        toTheRight(word);
      } else {
        toTheLeft(word);
      }
    }

    private void alone(String word) {
      if (blankBefore) {
        text.append(' ');
      }
      text.append(word);
      blankBefore = true;
    }

    private void toTheRight(String word) {
      alone(word);
      blankBefore = false;
    }

    private void toTheLeft(String word) {
      text.append(word);
      blankBefore = true;
    }

    private static boolean allMatch(String word, IntPredicate test) {
      return word.codePoints().allMatch(test);
    }

    /** Without blanks at the ends, and with one where there are more. */
    private String trimmed() {
      var trimmed = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c != ' ' || (!trimmed.isEmpty() && trimmed.charAt(trimmed.length() - 1) != ' ')) {
          trimmed.append(c);
        }
      }
      int end = trimmed.length();
      if (end > 0 && trimmed.charAt(end - 1) == ' ') {
        end--;
      }
      return trimmed.substring(0, end);
    }
  }

  /** Whether a character is Chinese, Japanese or Korean, by blocks as the Perl program has it. */
  private static boolean isCjk(int c) {
    return c >= 0x1100
        && (c <= 0x11ff
            || (c >= 0x2e80 && c <= 0xa4cf)
            || (c >= 0xa840 && c <= 0xa87f)
            || (c >= 0xac00 && c <= 0xd7af)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe4f)
            || (c >= 0xff65 && c <= 0xffdc)
            || (c >= 0x20000 && c <= 0x2ffff));
  }
}
