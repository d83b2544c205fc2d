package dev.firth.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Understands {@code firth lm train --model neural}, which is {@code firth lm train-neural}: of the
 * options of n-gram models and of neural ones hardly any is both's, so that each has a help and a
 * file of options of its own.
 */
final class LanguageModelKind {
  private static final String OPTION = "--model";
  private static final String NEURAL = "neural";

  private LanguageModelKind() {}

  /** The arguments with that command's name; other commands are left alone. */
  static String[] translate(String[] args) {
    if (args.length < 2 || !args[0].equals("lm") || !args[1].equals("train")) {
      return args;
    }
    var translated = new ArrayList<>(List.of(args));
    int at = translated.indexOf(OPTION);
    if (at >= 0 && at + 1 < args.length && args[at + 1].equals(NEURAL)) {
      translated.subList(at, at + 2).clear();
    } else if (!translated.remove(OPTION + "=" + NEURAL)) {
      return args;
    }
    translated.set(1, "train-neural");
    return translated.toArray(String[]::new);
  }
}
