package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.runs.AtomicFile;
import dev.firth.tokenizers.VocabularyCounter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth vectors vocabulary}. */
@Command(
    name = "vocabulary",
    header = "Count the words of a text, as training does first.",
    defaultValueProvider = TrainingDefaults.class,
    footer = {
      "",
      "A line of FILE is a word and its count, the most frequent first: what vectors",
      "train --save-vocab writes, and --vocab reads."
    })
final class VocabularyCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The words and their counts.")
  Path out;

  @Mixin WordOptions words;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    var options = words.toOptions(threads.number());
    AtomicFile.checkTarget(out);
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      long start = System.nanoTime();
      var counted = VocabularyCounter.count(text, words.tokenizer(), options, progress);
      counted.vocabulary().save(out);
      VectorTraining.note(counted, console.err()::println);
      report(console, counted, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(Console console, VocabularyCounter.Result counted, double seconds) {
    var vocabulary = counted.vocabulary();
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("words", vocabulary.size());
      result.put("tokens", vocabulary.tokens());
      result.put("corpusTokens", vocabulary.corpusTokens());
      result.put("lines", counted.lines());
      result.put("brokenBytes", counted.brokenBytes());
      result.put("prunedTypes", counted.prunedTypes());
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words, %,d of %,d tokens, in %.1f s: %s%n",
            vocabulary.size(),
            vocabulary.tokens(),
            vocabulary.corpusTokens(),
            seconds,
            console.strong(out.toString()));
  }
}
