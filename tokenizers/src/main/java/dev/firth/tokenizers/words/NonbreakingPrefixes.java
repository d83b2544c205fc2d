package dev.firth.tokenizers.words;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Abbreviations of a language, such as {@code Dr} and {@code z.B}, that keep the period behind them
 * and do not end a sentence; some only before a number ({@code Nr. 5}). Immutable.
 *
 * <p>As text, in the format of Moses' files: an abbreviation a line without its last period, {@code
 * #NUMERIC_ONLY#} behind it where that is so, comments behind {@code #}.
 */
public final class NonbreakingPrefixes {
  private static final String NUMERIC_ONLY = "#NUMERIC_ONLY#";

  private final Map<String, Boolean> numericOnly;

  private NonbreakingPrefixes(Map<String, Boolean> numericOnly) {
    this.numericOnly = Map.copyOf(numericOnly);
  }

  /** The abbreviations that come with Firth: {@code en}, {@code de}, {@code fr}; else English. */
  public static NonbreakingPrefixes of(String language) {
    try (InputStream known = resource(language);
        InputStream stream = known == null ? resource("en") : known) {
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program cannot be read", e);
    }
  }

  private static InputStream resource(String language) {
    return NonbreakingPrefixes.class.getResourceAsStream("nonbreaking-" + language + ".txt");
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is no UTF-8 text
   */
  public static NonbreakingPrefixes read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": no UTF-8 text; give a list of abbreviations", e);
    }
  }

  /** Reads the lines of a file. */
  public static NonbreakingPrefixes parse(String text) {
    var prefixes = new TreeMap<String, Boolean>();
    for (String line : text.split("\n")) {
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      int numeric = line.indexOf(NUMERIC_ONLY);
      boolean onlyNumeric = numeric > 0 && Character.isWhitespace(line.charAt(numeric - 1));
      prefixes.put(onlyNumeric ? line.substring(0, numeric).stripTrailing() : line, onlyNumeric);
    }
    return new NonbreakingPrefixes(prefixes);
  }

  /** Whether a word keeps its period wherever it stands. */
  public boolean alwaysKeeps(String word) {
    return Boolean.FALSE.equals(numericOnly.get(word));
  }

  /** Whether a word keeps its period before a number. */
  public boolean keepsBeforeNumber(String word) {
    return Boolean.TRUE.equals(numericOnly.get(word));
  }

  /** Number of abbreviations. */
  public int size() {
    return numericOnly.size();
  }
}
