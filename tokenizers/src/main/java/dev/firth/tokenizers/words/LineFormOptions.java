package dev.firth.tokenizers.words;

import dev.firth.runs.UsageException;
import java.util.Objects;

/**
 * In which form a model sees the lines of a language.
 *
 * @param moses whether punctuation is written in one way and set apart from words, as Moses'
 *     programs do
 * @param language its code, which Moses' rules depend on; empty without them
 * @param casing what becomes of upper and lower case
 */
public record LineFormOptions(boolean moses, String language, Casing casing) {
  /** Lines as they are. */
  public static final LineFormOptions RAW = new LineFormOptions(false, "", Casing.KEEP);

  /**
   * Checks that they go together.
   *
   * @throws UsageException if Moses' rules have no language, or true case is wanted without them
   */
  public LineFormOptions {
    Objects.requireNonNull(casing);
    if (moses && !language.matches("[a-z]{2,3}")) {
      throw new UsageException(
          language.isEmpty()
              ? "words of Moses need the codes of both languages, such as en and de"
              : "'" + language + "' is no code of a language, such as en or de");
    }
    if (casing == Casing.TRUE && !moses) {
      throw new UsageException("true case is that of Moses' words: ask for those too");
    }
  }

  /** Whether lines stay as they are. */
  public boolean isRaw() {
    return !moses && casing == Casing.KEEP;
  }
}
