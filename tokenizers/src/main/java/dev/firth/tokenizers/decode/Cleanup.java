package dev.firth.tokenizers.decode;

import java.util.List;

/** Takes out the blanks that tokenizing put before punctuation and English contractions. */
final class Cleanup {
  /** What is replaced by what, in this order; " do not" too, as Hugging Face does. */
  private static final List<String[]> REPLACEMENTS =
      List.of(
          new String[] {" .", "."},
          new String[] {" ?", "?"},
          new String[] {" !", "!"},
          new String[] {" ,", ","},
          new String[] {" ' ", "'"},
          new String[] {" n't", "n't"},
          new String[] {" 'm", "'m"},
          new String[] {" do not", " don't"},
          new String[] {" 's", "'s"},
          new String[] {" 've", "'ve"},
          new String[] {" 're", "'re"});

  private Cleanup() {}

  static String clean(String text) {
    if (text.indexOf(' ') < 0) {
      return text;
    }
    String clean = text;
    for (String[] replacement : REPLACEMENTS) {
      clean = clean.replace(replacement[0], replacement[1]);
    }
    return clean;
  }
}
