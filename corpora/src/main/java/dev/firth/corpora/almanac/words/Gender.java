package dev.firth.corpora.almanac.words;

/** Grammatical gender, as the word lists write it: {@code m}, {@code f}, {@code n}. */
public enum Gender {
  MASCULINE,
  FEMININE,
  NEUTER;

  /** The gender of a letter; throws {@link IllegalArgumentException} for any other. */
  public static Gender of(String letter) {
    return switch (letter) {
      case "m" -> MASCULINE;
      case "f" -> FEMININE;
      case "n" -> NEUTER;
      default -> throw new IllegalArgumentException("no gender: " + letter);
    };
  }
}
