package dev.firth.eval.translation;

/** The four entities of SGML that test sets were distributed with. */
final class Entities {
  private Entities() {}

  /**
   * One after another in the scripts' order, so that an ampersand that is an entity itself may make
   * another.
   */
  static String decoded(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
  }
}
