package dev.firth.corpora.almanac;

import dev.firth.corpora.almanac.english.EnglishGrammar;
import dev.firth.corpora.almanac.english.EnglishLexicon;
import dev.firth.corpora.almanac.french.FrenchGrammar;
import dev.firth.corpora.almanac.german.GermanGrammar;
import dev.firth.corpora.almanac.meaning.Grammar;
import dev.firth.corpora.almanac.world.World;
import dev.firth.runs.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The languages that the Almanac speaks, all from the same meanings. */
public enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The code of ISO 639-1: {@code en}. */
  public String code() {
    return code;
  }

  /** The language of a code; throws {@link UsageException} that names those there are. */
  public static Language of(String code) {
    return Arrays.stream(values())
        .filter(language -> language.code.equals(code.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "the Almanac does not speak \"" + code + "\"; it speaks " + codes()));
  }

  private static String codes() {
    return Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
  }

  /** What says meanings about a world in this language. */
  public Grammar grammar(World world) {
    return switch (this) {
      case ENGLISH -> new EnglishGrammar(new EnglishLexicon(world));
      case GERMAN -> new GermanGrammar(world);
      case FRENCH -> new FrenchGrammar(world);
    };
  }
}
