package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.runs.AtomicFile;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth vectors encode}. */
@Command(
    name = "encode",
    header = "Write a text as the numbers of its words, for vectors train --ids.",
    footer = {
      "",
      "The bytes of FILE depend on text, tokenizer and vocabulary alone. Parts of a",
      "text, cut at line ends, may be encoded one by one with the same vocabulary:",
      "",
      "  firth vectors vocabulary text.txt --out words.txt",
      "  firth vectors encode text.txt --vocab words.txt --out text.ids",
      "  firth vectors train --ids text.ids --vocab words.txt --out text.vec"
    })
final class EncodeCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Option(
      names = "--vocab",
      required = true,
      paramLabel = "FILE",
      description = "Words and counts, as vectors vocabulary writes them.")
  Path vocabulary;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The ids; end its name with .ids.")
  Path out;

  @Mixin TokenizerOptions words;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    var tokenizer = words.words().open();
    int workers = threads.number();
    AtomicFile.checkTarget(out);
    var known = Vocabulary.load(vocabulary);
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      long start = System.nanoTime();
      try (var ids = IdCorpus.encode(text, tokenizer, known, out, workers, progress)) {
        report(console, ids, (System.nanoTime() - start) * 1e-9);
      }
    }
  }

  private void report(Console console, IdCorpus ids, double seconds) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("lines", ids.lines());
      result.put("tokens", ids.tokens());
      result.put("words", ids.vocabularySize());
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words of the vocabulary on %,d lines, in %.1f s: %s%n",
            ids.tokens(),
            ids.lines(),
            seconds,
            console.strong(out.toString()));
  }
}
