package dev.firth.bench;

import dev.firth.bench.conformance.Conformance;
import dev.firth.bench.conformance.ConformanceOptions;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;

/**
 * Compares Firth's tokenizers with other programs and prints a table of mismatches; see {@link
 * Conformance}. Ends with 1 if there is a mismatch, with 2 for wrong use, with 3 for bad input.
 */
public final class TokenizerConformance {
  private TokenizerConformance() {}

  /** Takes folders of data and options; {@code --help} lists them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws IOException, InterruptedException {
    try {
      var options = ConformanceOptions.parse(arguments);
      if (options.help()) {
        System.out.println(ConformanceOptions.HELP);
        return 0;
      }
      return Conformance.run(options, System.out) ? 0 : 1;
    } catch (UsageException e) {
      System.err.println("conformance: " + e.getMessage());
      return 2;
    } catch (BadInputException e) {
      System.err.println("conformance: " + e.getMessage());
      return 3;
    }
  }
}
