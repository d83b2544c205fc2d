package dev.firth.tokenizers;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Oniguruma's classes of characters, written for the inside of brackets of {@link Pattern}. */
final class UnicodeClasses {
  /** {@code \w}; the six characters of Latin-1 are a peculiarity of the library. */
  static final String WORD =
      "\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be";

  private static final String SPACE = "\\p{IsWhite_Space}";
  private static final String HEXADECIMAL = "0-9a-fA-F";

  private static final Map<String, String> BRACKETS =
      Map.ofEntries(
          Map.entry("alnum", "\\p{IsAlphabetic}\\p{Nd}"),
          Map.entry("alpha", "\\p{IsAlphabetic}"),
          Map.entry("ascii", "\\x00-\\x7f"),
          Map.entry("blank", "\\p{Zs}\\t"),
          Map.entry("cntrl", "\\p{Cc}"),
          Map.entry("digit", "\\p{Nd}"),
          Map.entry("graph", "[^\\p{IsWhite_Space}\\p{Cc}\\p{Cn}\\p{Cs}]"),
          Map.entry("lower", "\\p{IsLowercase}"),
          Map.entry("print", "[[^\\p{Cc}\\p{Cn}\\p{Cs}\\p{IsWhite_Space}]\\p{Zs}]"),
          Map.entry("punct", "\\p{P}\\p{S}"),
          Map.entry("space", SPACE),
          Map.entry("upper", "\\p{IsUppercase}"),
          Map.entry("xdigit", HEXADECIMAL),
          Map.entry("word", WORD));

  private static final Map<String, String> CATEGORIES =
      Map.ofEntries(
          Map.entry("letter", "L"),
          Map.entry("uppercaseletter", "Lu"),
          Map.entry("lowercaseletter", "Ll"),
          Map.entry("titlecaseletter", "Lt"),
          Map.entry("modifierletter", "Lm"),
          Map.entry("otherletter", "Lo"),
          Map.entry("mark", "M"),
          Map.entry("nonspacingmark", "Mn"),
          Map.entry("spacingmark", "Mc"),
          Map.entry("enclosingmark", "Me"),
          Map.entry("number", "N"),
          Map.entry("decimalnumber", "Nd"),
          Map.entry("letternumber", "Nl"),
          Map.entry("othernumber", "No"),
          Map.entry("punctuation", "P"),
          Map.entry("punct", "P"),
          Map.entry("connectorpunctuation", "Pc"),
          Map.entry("dashpunctuation", "Pd"),
          Map.entry("openpunctuation", "Ps"),
          Map.entry("closepunctuation", "Pe"),
          Map.entry("initialpunctuation", "Pi"),
          Map.entry("finalpunctuation", "Pf"),
          Map.entry("otherpunctuation", "Po"),
          Map.entry("symbol", "S"),
          Map.entry("mathsymbol", "Sm"),
          Map.entry("currencysymbol", "Sc"),
          Map.entry("modifiersymbol", "Sk"),
          Map.entry("othersymbol", "So"),
          Map.entry("separator", "Z"),
          Map.entry("spaceseparator", "Zs"),
          Map.entry("lineseparator", "Zl"),
          Map.entry("paragraphseparator", "Zp"),
          Map.entry("other", "C"),
          Map.entry("control", "Cc"),
          Map.entry("format", "Cf"),
          Map.entry("unassigned", "Cn"),
          Map.entry("privateuse", "Co"));

  private UnicodeClasses() {}

  /** {@code \d} and its like; null if the letter is none of them. */
  static String shorthand(char letter) {
    return switch (letter) {
      case 'd' -> "\\p{Nd}";
      case 'D' -> "\\P{Nd}";
      case 's' -> SPACE;
      case 'S' -> "\\P{IsWhite_Space}";
      case 'w' -> WORD;
      case 'W' -> "[^" + WORD + "]";
      case 'h' -> HEXADECIMAL;
      case 'H' -> "[^" + HEXADECIMAL + "]";
      default -> null;
    };
  }

  /** {@code [:name:]} and {@code [:^name:]}; empty if the name is not known. */
  static Optional<String> bracket(String name) {
    boolean negated = name.startsWith("^");
    String characters = BRACKETS.get(negated ? name.substring(1) : name);
    return Optional.ofNullable(characters).map(text -> negated ? "[^" + text + "]" : text);
  }

  /** {@code \p{name}}; empty if the name is not known. */
  static Optional<String> property(String name, boolean negated) {
    boolean inverse = name.startsWith("^");
    String plain = name.substring(inverse ? 1 : 0);
    return characters(plain).map(text -> negated != inverse ? "[^" + text + "]" : text);
  }

  private static Optional<String> characters(String name) {
    String folded = name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    if (folded.equals("any")) {
      return Optional.of("\\x{0}-\\x{10ffff}");
    }
    String category = CATEGORIES.get(folded);
    if (category != null) {
      return Optional.of("\\p{" + category + "}");
    }
    if (BRACKETS.containsKey(folded)) {
      return bracket(folded);
    }
    if (folded.length() <= 2 && !folded.isEmpty()) {
      String letters = folded.substring(0, 1).toUpperCase(Locale.ROOT) + folded.substring(1);
      return known("\\p{" + letters + "}");
    }
    return known("\\p{Is" + name.replace(' ', '_') + "}");
  }

  private static Optional<String> known(String property) {
    try {
      Pattern.compile(property);
      return Optional.of(property);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
