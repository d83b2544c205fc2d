package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCounts;
import dev.firth.tokenizers.train.WordCountsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth tokenizer count}. */
@Command(
    name = "count",
    header = "Count the words that tokenizer train learns from.",
    footer = {
      "",
      "A line of FILE is [\"word\",count], in the order of the words' bytes. Learning",
      "from it gives what learning from CORPUS gives:",
      "",
      "  firth tokenizer count corpus.txt --model wordpiece --out words.jsonl",
      "  firth tokenizer train --counts words.jsonl --model wordpiece \\",
      "      --out tokenizer.json"
    })
final class CountCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The words and their counts.")
  Path out;

  @Mixin CountedWords counted;

  @Mixin CountingMemory counting;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    counted.check();
    var trainer = new TokenizerTrainer(counted.kind, BpeTrainerOptions.defaults(), counted.cased);
    var options = counting.options(threads.number());
    AtomicFile.checkTarget(out);
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      long start = System.nanoTime();
      var words = trainer.count(text, options, progress);
      if (words.size() == 0) {
        throw new BadInputException(
            text.nameOf(text.files().getFirst()) + " holds no word: give a text that is not empty");
      }
      WordCountsFile.write(out, words);
      report(console, words, (System.nanoTime() - start) * 1e-9);
    }
  }

  private void report(Console console, WordCounts words, double seconds) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("kind", counted.kind.label());
      result.put("words", words.tokens());
      result.put("differentWords", words.size());
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words (%,d different) in %.1f s: %s%n",
            words.tokens(),
            words.size(),
            seconds,
            console.strong(out.toString()));
  }
}
