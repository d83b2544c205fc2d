package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.AlmanacForm;
import dev.firth.corpora.almanac.AlmanacOptions;
import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.parallel.ParallelAlmanac;
import dev.firth.corpora.almanac.parallel.ParallelOptions;
import dev.firth.corpora.almanac.parallel.Split;
import dev.firth.corpora.almanac.parallel.Style;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth corpus almanac}. */
@Command(
    name = "almanac",
    header = "Write the Almanac: generated text about a small world, for first steps.",
    description = {
      "With --form parallel, sentences that say the same in several languages, line by line:"
          + " train, valid and test. A combination is two different nouns, verbs or adjectives in"
          + " one sentence, in any roles. By the seed, one in twenty belongs to the test and one"
          + " in twenty to validation: each test line holds a combination of the test, and no line"
          + " of the other files does; so with validation. Each word as written occurs in train."
    },
    footer = {
      "",
      "  firth corpus almanac almanac.txt --questions questions.txt --pairs pairs.tsv",
      "  firth corpus almanac german.txt --form prose --languages de",
      "  firth corpus almanac en-de --form parallel --languages en,de"
    })
final class AlmanacCommand extends FirthCommand {
  @Parameters(
      paramLabel = "FILE",
      description =
          "The file to write, or - for standard output; with --form parallel the folder for"
              + " train.en, train.de, valid.en and so on.")
  String file;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Words to write, at least (default: 3000000; Firth).")
  Long tokens;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides the world and every sentence (default: 1; Firth).")
  long seed = AlmanacOptions.defaults().seed();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "words: lower-case words alone, prose: capitals and punctuation, parallel: prose in"
              + " several languages, a sentence a line (default: words; Firth).")
  AlmanacOutput form = AlmanacOutput.WORDS;

  @Option(
      names = "--languages",
      paramLabel = "LANGUAGES",
      split = ",",
      description =
          "en, de, fr; one for a text, two or more with commas for --form parallel (default: en,"
              + " and en,de for parallel; Firth).")
  List<String> languages;

  @Option(
      names = "--sentences",
      paramLabel = "N",
      description = "For parallel: pairs to train on (default: 10000; Firth).")
  Integer sentences;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "For parallel: pairs each in valid and in test (default: 500; Firth).")
  Integer heldOut;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description =
          "For parallel: short: at most 12 words from a lexicon of about 90, full: the sentences"
              + " of the documents (default: short; Firth).")
  Style style;

  @Mixin ThreadsOption threads;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Also write analogy questions on this world, in English (default: no).")
  Path questions;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "Also write English word pairs with their likeness (default: no).")
  Path pairs;

  @Override
  protected void run(Console console) throws IOException {
    if (form == AlmanacOutput.PARALLEL) {
      writeParallel(console);
    } else {
      writeText(console);
    }
  }

  private void writeText(Console console) throws IOException {
    refuse("--sentences", sentences, "is for --form parallel");
    refuse("--held-out", heldOut, "is for --form parallel");
    refuse("--style", style, "is for --form parallel");
    Language language = language();
    if (language != Language.ENGLISH) {
      refuse("--questions", questions, "is for the English text");
      refuse("--pairs", pairs, "is for the English text");
    }
    var almanac = new Almanac(textOptions(language));
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

  private static void refuse(String option, Object value, String why) {
    if (value != null) {
      throw new UsageException(option + " " + why);
    }
  }

  private Language language() {
    if (languages == null) {
      return Language.ENGLISH;
    }
    if (languages.size() != 1) {
      throw new UsageException(
          "--languages: a text has one language; for sentences in several use --form parallel");
    }
    return Language.of(languages.getFirst());
  }

  private AlmanacOptions textOptions(Language language) {
    AlmanacForm textForm = form == AlmanacOutput.PROSE ? AlmanacForm.PROSE : AlmanacForm.WORDS;
    long least = tokens == null ? AlmanacOptions.defaults().tokens() : tokens;
    return new AlmanacOptions(seed, least, textForm, language, threads.number());
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

  private void writeParallel(Console console) throws IOException {
    refuse("--tokens", tokens, "is for texts; --sentences says how much --form parallel writes");
    refuse("--questions", questions, "is for the English text");
    refuse("--pairs", pairs, "is for the English text");
    if (file.equals("-")) {
      throw new UsageException("--form parallel writes several files; name a folder instead of -");
    }
    List<Language> several = severalLanguages();
    long start = System.nanoTime();
    var almanac = new ParallelAlmanac(parallelOptions());
    almanac.write(Path.of(file), several);
    reportParallel(console, almanac, several, (System.nanoTime() - start) * 1e-9);
  }

  private List<Language> severalLanguages() {
    if (languages == null) {
      return List.of(Language.ENGLISH, Language.GERMAN);
    }
    List<Language> named = languages.stream().map(Language::of).distinct().toList();
    if (named.size() < 2) {
      throw new UsageException("--languages: --form parallel needs two at least, such as en,de");
    }
    return named;
  }

  private ParallelOptions parallelOptions() {
    ParallelOptions defaults = ParallelOptions.defaults();
    return new ParallelOptions(
        seed,
        sentences == null ? defaults.sentences() : sentences,
        heldOut == null ? defaults.heldOut() : heldOut,
        style == null ? defaults.style() : style);
  }

  private void reportParallel(
      Console console, ParallelAlmanac almanac, List<Language> several, double seconds) {
    List<String> codes = several.stream().map(Language::code).toList();
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("folder", file);
      result.put("languages", codes);
      for (Split split : Split.values()) {
        result.put(split.label(), almanac.meanings(split).size());
      }
      result.put("seed", seed);
      result.put("seconds", seconds);
      console.printJson(result);
    } else {
      for (Split split : Split.values()) {
        String names =
            codes.stream()
                .map(code -> Path.of(file, split.label() + "." + code).toString())
                .collect(Collectors.joining(", "));
        console.out().printf(Locale.ROOT, "%,d: %s%n", almanac.meanings(split).size(), names);
      }
    }
  }
}
