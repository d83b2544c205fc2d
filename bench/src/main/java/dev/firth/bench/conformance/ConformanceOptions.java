package dev.firth.bench.conformance;

import dev.firth.runs.UsageException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is compared.
 *
 * @param data folders with reference data and texts
 * @param tokenizers {@code tokenizer.json} files of one's own
 * @param texts files or folders of one's own
 * @param mostBytes of a file that are compared
 * @param threads comparisons that run at once
 * @param out where the table goes; null for standard output alone
 * @param help whether only help is wanted
 */
public record ConformanceOptions(
    List<Path> data,
    List<Path> tokenizers,
    List<Path> texts,
    long mostBytes,
    int threads,
    Path out,
    boolean help) {
  /** What the command takes. */
  public static final String HELP =
      """
      bench/conformance.sh [DATA…] [--tokenizer FILE]… [--text FILE-OR-FOLDER]…
      Compares Firth's tokenizers with Hugging Face's and with stored results.
        DATA              folders with reference data; every text in them is compared
        --tokenizer FILE  a tokenizer.json or vocab.txt to be compared, too
        --text PATH       a text, or a folder of texts, to be compared, too
        --limit KB        how much of each text is compared (default: all of it)
        --threads N       comparisons at once (default: processors)
        --out FILE        writes the table there, too
      Without DATA only the hard strings and the texts of --text are compared.\
      """;

  private static final long KILOBYTE = 1_000;

  /** Options from a command line. */
  public static ConformanceOptions parse(String... arguments) {
    var data = new ArrayList<Path>();
    var tokenizers = new ArrayList<Path>();
    var texts = new ArrayList<Path>();
    long mostBytes = Long.MAX_VALUE;
    int threads = Runtime.getRuntime().availableProcessors();
    Path out = null;
    boolean help = arguments.length == 0;
    var rest = new ArrayDeque<String>(Arrays.asList(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      switch (argument) {
        case "--help" -> help = true;
        case "--tokenizer" -> tokenizers.add(Path.of(value(argument, rest)));
        case "--text" -> texts.add(Path.of(value(argument, rest)));
        case "--limit" -> mostBytes = number(argument, rest) * KILOBYTE;
        case "--threads" -> threads = number(argument, rest);
        case "--out" -> out = Path.of(value(argument, rest));
        default -> data.add(Path.of(option(argument)));
      }
    }
    return new ConformanceOptions(data, tokenizers, texts, mostBytes, threads, out, help);
  }

  private static String option(String argument) {
    if (argument.startsWith("--")) {
      throw new UsageException(argument + " is no option; --help lists them");
    }
    return argument;
  }

  private static String value(String option, ArrayDeque<String> rest) {
    if (rest.isEmpty()) {
      throw new UsageException(option + " needs a value");
    }
    return rest.remove();
  }

  private static int number(String option, ArrayDeque<String> rest) {
    String value = value(option, rest);
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says it.
    }
    throw new UsageException(option + " needs a whole number from 1 up, not " + value);
  }
}
