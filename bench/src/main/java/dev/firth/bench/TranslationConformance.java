package dev.firth.bench;

import dev.firth.bench.translation.TranslationComparison;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Compares BLEU, chrF, TER and their significance with stored results of sacreBLEU and multi-bleu,
 * and prints a table of mismatches. Takes the folder of the results; ends with 1 if there is a
 * mismatch.
 */
public final class TranslationConformance {
  private TranslationConformance() {}

  /** Takes one folder. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("which folder? (TranslationConformance shared/data/eval/translation)");
      System.exit(2);
    }
    var comparison = new TranslationComparison(Path.of(arguments[0]), System.err);
    System.exit(comparison.run(System.out) ? 0 : 1);
  }
}
