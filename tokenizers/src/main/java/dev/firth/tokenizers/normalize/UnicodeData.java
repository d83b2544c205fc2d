package dev.firth.tokenizers.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Properties of characters as the parts of Hugging Face's tokenizers see them. Their libraries hold
 * data of different Unicode versions: categories of version 8 in the BERT parts and {@code
 * Punctuation}, combining marks, normal forms and scripts of version 9. Newer characters are
 * unknown to these, so Java's own data, newer still, must not be asked. Everything else there
 * (letters, numbers, lower case, regular expressions) follows version 16, which is that of Java 25.
 */
public final class UnicodeData {
  private static final Map<String, CodePointTable> TABLES = read("code-points.txt");

  private static final CodePointTable PUNCTUATION = TABLES.get("punctuation-8");
  private static final CodePointTable NONSPACING = TABLES.get("nonspacing-8");
  private static final CodePointTable OTHER = TABLES.get("other-8");
  private static final CodePointTable MARKS = TABLES.get("marks-9");
  private static final CodePointTable ASSIGNED = TABLES.get("assigned-9");
  private static final CodePointTable COMBINING = TABLES.get("combining-9");

  private UnicodeData() {}

  /** Punctuation of Unicode 8, or one of the ASCII symbols that BERT counts as such. */
  public static boolean isPunctuation(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint > ' ' && codePoint < 0x7f && !isAsciiLetterOrDigit(codePoint);
    }
    return PUNCTUATION.contains(codePoint);
  }

  private static boolean isAsciiLetterOrDigit(int codePoint) {
    int letter = codePoint | 0x20;
    return (letter >= 'a' && letter <= 'z') || (codePoint >= '0' && codePoint <= '9');
  }

  /** Category Mn of Unicode 8. */
  public static boolean isNonspacingMark(int codePoint) {
    return codePoint >= 0x300 && NONSPACING.contains(codePoint);
  }

  /** Categories Cc, Cf and Co of Unicode 8: controls, formats and private use. */
  public static boolean isOther(int codePoint) {
    return OTHER.contains(codePoint);
  }

  /** Any mark (Mn, Mc, Me) of Unicode 9. */
  public static boolean isCombiningMark(int codePoint) {
    return codePoint >= 0x300 && MARKS.contains(codePoint);
  }

  /** The property White_Space, which no version changes. */
  public static boolean isWhiteSpace(int codePoint) {
    return codePoint <= ' '
        ? codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r')
        : codePoint >= 0x85
            && (codePoint == 0x85
                || codePoint == 0xa0
                || codePoint == 0x1680
                || (codePoint >= 0x2000 && codePoint <= 0x200a)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202f
                || codePoint == 0x205f
                || codePoint == 0x3000);
  }

  /** Categories Nd, Nl and No. */
  public static boolean isNumeric(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Whether Unicode 9 knows a code point. */
  public static boolean isAssigned(int codePoint) {
    return ASSIGNED.contains(codePoint);
  }

  /** Canonical combining class of Unicode 9. */
  public static int combiningClass(int codePoint) {
    return codePoint < 0x300 ? 0 : COMBINING.get(codePoint);
  }

  private static Map<String, CodePointTable> read(String resource) {
    var tables = new HashMap<String, CodePointTable>();
    CodePointTable table = null;
    try (InputStream bytes = UnicodeData.class.getResourceAsStream(resource);
        var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(" ")) {
          addRanges(table, line.strip().split(" "));
        } else if (!line.startsWith("#")) {
          table = new CodePointTable();
          tables.put(line, table);
        }
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program cannot be read", e);
    }
  }

  private static void addRanges(CodePointTable table, String[] ranges) {
    for (String range : ranges) {
      int equals = range.indexOf('=');
      int value = equals < 0 ? 1 : Integer.parseInt(range.substring(equals + 1));
      String bounds = equals < 0 ? range : range.substring(0, equals);
      int dash = bounds.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? bounds : bounds.substring(0, dash), 16);
      int to = dash < 0 ? from : Integer.parseInt(bounds.substring(dash + 1), 16);
      table.set(from, to, value);
    }
  }
}
