package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.AlmanacOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth corpus almanac}. */
@Command(
    name = "almanac",
    header = "Write the Almanac: generated text about a small world, for first steps.",
    footer = {"", "  firth corpus almanac almanac.txt --questions questions.txt --pairs pairs.tsv"})
final class AlmanacCommand extends FirthCommand {
  @Parameters(paramLabel = "FILE", description = "The file to write, or - for standard output.")
  String file;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Words to write, at least (default: 3000000; Firth).")
  long tokens = AlmanacOptions.defaults().tokens();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides the world and every sentence (default: 1; Firth).")
  long seed = AlmanacOptions.defaults().seed();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "words: lower-case words alone, prose: capitals and punctuation (default: words; Firth).")
  AlmanacForm form = AlmanacOptions.defaults().form();

  @Mixin ThreadsOption threads;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Also write analogy questions on this world (default: no).")
  Path questions;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "Also write word pairs with their likeness (default: no).")
  Path pairs;

  @Override
  protected void run(Console console) throws IOException {
    var almanac = new Almanac(new AlmanacOptions(seed, tokens, form, threads.number()));
    long start = System.nanoTime();
    boolean toOutput = file.equals("-");
    long written = toOutput ? almanac.write(console.out()) : almanac.write(Path.of(file));
    double seconds = (System.nanoTime() - start) * 1e-9;
    var side = new AlmanacFiles(almanac);
    if (questions != null) {
      side.writeQuestions(questions);
    }
    if (pairs != null) {
      side.writePairs(pairs);
    }
    if (!toOutput) {
      report(console, written, seconds);
    }
  }

  private void report(Console console, long written, double seconds) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("file", file);
      result.put("tokens", written);
      result.put("seed", seed);
      result.put("seconds", seconds);
      console.printJson(result);
    } else {
      console.out().printf(Locale.ROOT, "%,d words in %.1f s: %s%n", written, seconds, file);
    }
  }
}
