package dev.firth.cli.shell;

import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --strict}, and what is said of text that is no UTF-8 without it. */
public final class StrictOption {
  @Option(
      names = "--strict",
      description = "Broken UTF-8 is an error (default: it becomes U+FFFD and is counted).")
  private boolean given;

  /** Whether broken UTF-8 is an error. */
  public boolean isGiven() {
    return given;
  }

  /** Says on standard error how much was broken, if anything was. */
  public static void warn(Console console, long brokenBytes) {
    if (brokenBytes > 0) {
      console.err().println(warning(brokenBytes));
    }
  }

  /** The line on so many broken bytes. */
  public static String warning(long brokenBytes) {
    return String.format(
        Locale.ROOT,
        "firth: %,d bytes were no UTF-8 and became U+FFFD (--strict makes that an error)",
        brokenBytes);
  }
}
